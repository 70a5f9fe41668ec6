// The texts of a phone: sends what you write and shows each answer with what it costs, and why it came.

import { describe, measure } from "./gsm7.js";
import { accountSid, lineNumber, newSid, post } from "./line.js";
import { Log } from "./log.js";
import { asWritten } from "./owner.js";
import { explained } from "./why.js";

export class TextPanel {
  // Texts go one after the other, so that answers stand under what they answer.
  #queue = Promise.resolve();
  #phone;
  #log;

  constructor(phone) {
    this.#phone = phone;
    this.#log = new Log(phone.part("thread"));
    this.#startWriting(phone.part("body"), phone.part("count"));
    for (const button of phone.element.querySelectorAll("[data-text]")) {
      button.addEventListener("click", () => this.send(button.dataset.text));
    }
    phone.owner.onChange((number) => {
      this.#log.note(`This phone is now ${asWritten(number) || "one with a withheld number"}.`);
    });
  }

  send(text) {
    const from = this.#phone.owner.number;
    const move = this.#phone.transcript.text(text);
    const bubble = this.#log.bubble("out", "You", text, describe(text));
    bubble.lang = this.#phone.owner.language;
    this.#queue = this.#queue.then(() => this.#deliver(text, from, move));
  }

  #startWriting(body, count) {
    this.#phone.part("text-form").addEventListener("submit", (event) => {
      event.preventDefault();
      if (body.value) {
        this.send(body.value);
      }
      body.value = "";
      count.textContent = "";
      body.focus();
    });
    body.addEventListener("input", () => {
      count.textContent = body.value && describe(body.value);
    });
  }

  async #deliver(text, from, move) {
    const sid = newSid("SM");
    try {
      const { twiml } = await post("/sms", textParams(sid, text, from));
      this.#show(twiml, sid, move);
    } catch (problem) {
      this.#log.error(problem.message);
    }
  }

  #show(twiml, sid, move) {
    const messages = [...twiml.querySelectorAll("Response > Message")];
    for (const message of messages) {
      const words = (message.querySelector("Body") ?? message).textContent;
      move.answered(words);
      this.#log.add(explained(this.#log.bubble("in", "The line", words), describe(words), sid));
    }
    if (messages.length === 0) {
      move.silent();
      const note = explained(document.createElement("div"), "(the line stays silent)", sid);
      note.className = "note";
      this.#log.add(note);
    }
  }
}

function textParams(sid, text, from) {
  return {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: accountSid,
    From: from,
    To: lineNumber,
    Body: text,
    NumMedia: "0",
    NumSegments: String(measure(text).segments),
    ApiVersion: "2010-04-01",
  };
}
