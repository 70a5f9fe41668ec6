// A conversation in the form of tests/transcripts: what the person does, and what the line answers.

const SILENCE = "(silence)";

export class Transcript {
  #moves = [];
  #call = null;

  // Gives what takes the answers to this text, whatever else happens meanwhile.
  text(body) {
    const move = this.#add(`> ${body}`);
    return {
      answered: (words) => move.answers.push(`< ${words}`),
      silent: () => move.answers.push(`< ${SILENCE}`),
    };
  }

  // "call", "press 3", "say treatment" or "wait".
  inCall(move) {
    this.#call = this.#add(move);
  }

  // What the line says then, also where a key cuts it short.
  heard(words) {
    this.#call?.answers.push(`= ${words}`);
  }

  written(name) {
    const lines = this.#moves.flatMap(({ move, answers }) => [move, ...answers]);
    return [`# Saved from the trial page: all that ${name} did, and what the line answered.`,
      "# The same comes out again with a number that is new to the line.", ...lines, ""].join("\n");
  }

  #add(move) {
    const added = { move, answers: [] };
    this.#moves.push(added);
    return added;
  }
}
