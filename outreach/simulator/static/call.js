// One call: asks the line what to do, does it, and asks again until somebody hangs up.

import { accountSid, lineNumber, newSid, post, wordsOf } from "./line.js";
import { follow } from "./twiml.js";

export class Call {
  #sid = newSid("CA");
  #step = new AbortController();
  over = false;
  skipped = false;
  onKey = null;
  onSpeech = null;

  // The phone shows what happens; the sound plays it.
  constructor({ phone, sound, from }) {
    this.phone = phone;
    this.sound = sound;
    this.from = from;
  }

  async run() {
    let next = { path: "/voice", extra: {} };
    let status = "ringing";
    while (next && !this.over) {
      const twiml = await post(next.path, { ...this.#params(status), ...next.extra });
      status = "in-progress";
      next = this.over ? null : await follow(twiml, next.path, this);
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

  async say(words) {
    await this.#hear(words, (signal) => this.sound.say(words, signal), this.step());
  }

  async play(path) {
    const signal = this.step();
    const words = (await wordsOf(path)) || "(a sound without words)";
    if (!signal.aborted) {
      await this.#hear(words, () => this.sound.play(path, words, signal), signal);
    }
  }

  async #hear(words, sound, signal) {
    this.phone.status("The line is speaking.");
    const silent = this.phone.hear(words);
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
