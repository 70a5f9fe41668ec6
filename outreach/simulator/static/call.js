// One call: asks the line what to do, does it, and asks again until somebody hangs up.

import { accountSid, lineNumber, newSid, post, report, wordsOf } from "./line.js";
import { follow, promptsOf } from "./twiml.js";

export class Call {
  #sid = newSid("CA");
  #step = new AbortController();
  #words = new Map();
  #language = "";
  over = false;
  skipped = false;
  onKey = null;
  onSpeech = null;

  // The phone shows what happens; the sound plays it.
  constructor({ phone, sound, transcript, from }) {
    this.phone = phone;
    this.sound = sound;
    this.transcript = transcript;
    this.from = from;
  }

  // Whoever ends it: the line is told that the call is over, and how long it was.
  async run() {
    const began = performance.now();
    try {
      await this.#steps();
    } finally {
      const seconds = Math.round((performance.now() - began) / 1000);
      void report("/status/voice", { ...this.#params("completed"), CallDuration: String(seconds) });
    }
  }

  async #steps() {
    let next = { path: "/voice", extra: {} };
    let status = "ringing";
    this.transcript.inCall("call");
    while (next && !this.over) {
      const answer = await post(next.path, { ...this.#params(status), ...next.extra });
      status = "in-progress";
      await this.#read(answer);
      next = this.over ? null : await follow(answer.twiml, next.path, this);
    }
  }

  // Looks up what every prompt says, before the first is heard.
  async #read({ twiml, said }) {
    const verbs = [...twiml.querySelectorAll("Say, Play")];
    const words = await Promise.all(verbs.map((verb) => {
      const text = verb.textContent.trim();
      return verb.nodeName === "Play" ? wordsOf(text) : said[text] ?? text;
    }));
    this.#words = new Map(verbs.map((verb, index) => [verb, words[index]]));
    this.#language = twiml.querySelector("[language]")?.getAttribute("language").slice(0, 2) ?? "";
    for (const verb of promptsOf(twiml)) {
      if (this.#words.get(verb)) {
        this.transcript.heard(this.#words.get(verb));
      }
    }
  }

  // A step is one prompt or one wait. Only the newest can be cut short.
  step() {
    this.#step = new AbortController();
    if (this.over) {
      this.#step.abort();
    }
    return this.#step.signal;
  }

  // As on a real line, a key is lost unless the line is listening for one.
  press(key) {
    if (this.onKey) {
      this.onKey(key);
    } else {
      this.phone.note("(the line was not listening for a key)");
    }
  }

  sayAloud(words) {
    if (this.onSpeech) {
      this.onSpeech(words);
    } else {
      this.phone.note("(the line was not listening for speech)");
    }
  }

  interrupt() {
    this.#step.abort();
  }

  skip() {
    this.skipped = true;
    this.interrupt();
  }

  hangUp() {
    this.over = true;
    this.interrupt();
  }

  async say(verb) {
    const words = this.#words.get(verb) ?? verb.textContent.trim();
    const language = verb.getAttribute("language")?.slice(0, 2) || "en";
    await this.#hear(words, language, (signal) => this.sound.say(words, signal, language));
  }

  async play(verb, path) {
    const words = this.#words.get(verb) ?? "";
    await this.#hear(words, this.#language, (signal) => this.sound.play(path, words, signal));
  }

  async #hear(words, language, sound) {
    const signal = this.step();
    if (signal.aborted) {
      return;
    }
    this.phone.status("The line is speaking.");
    const silent = words ? this.phone.hear(words, language) : () => {};
    await sound(signal);
    silent();
  }

  #params(status) {
    return {
      CallSid: this.#sid,
      AccountSid: accountSid,
      From: this.from,
      To: lineNumber,
      CallStatus: status,
      Direction: "inbound",
      ApiVersion: "2010-04-01",
    };
  }
}
