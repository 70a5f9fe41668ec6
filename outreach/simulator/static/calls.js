// The calls of a phone: its buttons, its status line and its captions.

import { Call } from "./call.js";
import { Log } from "./log.js";

export class CallPanel {
  #phone;
  #log;
  #call = null;

  constructor(phone) {
    this.#phone = phone;
    this.#log = new Log(phone.part("captions"));
    phone.part("begin").addEventListener("click", () => this.#begin());
    phone.part("end").addEventListener("click", () => this.#end("You hung up."));
    phone.part("silent").addEventListener("click", () => this.#call?.skip());
    phone.part("say-form").addEventListener("submit", (event) => this.#say(event));
    for (const button of phone.element.querySelectorAll("[data-key]")) {
      button.addEventListener("click", () => this.#press(button.dataset.key));
    }
    phone.element.querySelector("[data-panel=call]").addEventListener("keydown", (event) => this.#typed(event));
  }

  // What a call may show.
  status(words) {
    this.#phone.part("status").textContent = words;
  }

  note(words) {
    this.#log.note(words);
  }

  error(words) {
    this.#log.error(words);
  }

  // Marks the caption as playing, and gives what takes the mark away.
  hear(words, language) {
    const caption = this.#log.bubble("in", "The line", words);
    caption.lang = language || this.#phone.owner.language;
    caption.setAttribute("aria-current", "true");
    this.#log.showNewest();
    return () => caption.removeAttribute("aria-current");
  }

  leave() {
    this.#call?.hangUp();
    this.#call = null;
  }

  async #begin() {
    if (this.#call) {
      return;
    }
    const { sound, transcript, owner } = this.#phone;
    const mine = new Call({ phone: this, sound, transcript, from: owner.number });
    this.#call = mine;
    this.#log.divide("New call");
    this.status("Calling…");
    this.#showButtons();
    // The next thing anyone needs is the keypad; there, the keyboard's own keys work.
    this.#phone.part("keypad").focus({ preventScroll: true });
    try {
      await mine.run();
    } catch (problem) {
      if (!mine.over) {
        this.error(problem.message);
      }
    }
    if (this.#call === mine) {
      this.#end("Call ended.");
    }
  }

  #end(words) {
    if (!this.#call) {
      return;
    }
    this.leave();
    this.note(words);
    this.status(words === "Call ended." ? words : `${words} Call ended.`);
    this.#showButtons();
  }

  // The buttons stay in the tab order, so that nobody's focus gets lost when a call begins or ends.
  #showButtons() {
    const open = this.#call !== null;
    this.#phone.part("begin").setAttribute("aria-disabled", String(open));
    this.#phone.part("end").setAttribute("aria-disabled", String(!open));
    this.#phone.part("silent").setAttribute("aria-disabled", String(!open));
    this.#phone.element.querySelector("[data-tab=call]").textContent = open ? "On a call" : "Call";
  }

  #press(key) {
    this.#phone.sound.tone(key);
    if (!this.#call) {
      this.status("No call yet. Press Call to begin.");
      return;
    }
    this.#log.bubble("out", "You", `Key ${key}`);
    this.#call.press(key);
  }

  #say(event) {
    event.preventDefault();
    const field = this.#phone.part("say");
    const words = field.value.trim();
    field.value = "";
    if (!this.#call) {
      this.status("No call yet. Press Call to begin.");
    } else if (words) {
      this.#log.bubble("out", "You", words).lang = this.#phone.owner.language;
      this.#call.sayAloud(words);
    }
  }

  #typed(event) {
    if (event.target === this.#phone.part("say")) {
      return;
    }
    const isKey = /^[0-9*#]$/.test(event.key);
    if (isKey && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.#press(event.key);
    }
  }
}
