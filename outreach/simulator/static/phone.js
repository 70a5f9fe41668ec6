// One person's phone: its number, its language, its tabs, and the transcript of all that it did.

import { CallPanel } from "./calls.js";
import { Owner } from "./owner.js";
import { Sound } from "./sound.js";
import { TextPanel } from "./texts.js";
import { Transcript } from "./transcript.js";

const template = document.getElementById("phone-template");

export class Phone {
  sound = new Sound();
  transcript = new Transcript();

  constructor(number, { tab, onRemove }) {
    this.name = `Phone ${number}`;
    this.element = numbered(template.content.firstElementChild.cloneNode(true), String(number));
    this.owner = new Owner(this, number);
    this.texts = new TextPanel(this);
    this.calls = new CallPanel(this);
    this.part("remove").addEventListener("click", onRemove);
    this.part("save").addEventListener("click", () => this.#save(number));
    this.#startTabs(tab);
  }

  part(name) {
    return this.element.querySelector(`[data-part="${name}"]`);
  }

  set canBeRemoved(possible) {
    this.part("remove").hidden = !possible;
  }

  focus() {
    this.owner.focus();
  }

  remove() {
    this.calls.leave();
    this.element.remove();
  }

  // Tabs as screen readers know them: one stop for the Tab key, arrows move between them.
  #startTabs(first) {
    const tabs = [...this.element.querySelectorAll("[role=tab]")];
    for (const tab of tabs) {
      tab.addEventListener("click", () => this.#show(tab.dataset.tab));
      tab.addEventListener("keydown", (event) => {
        if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
          event.preventDefault();
          const other = tabs.find((each) => each !== tab);
          other.focus();
          this.#show(other.dataset.tab);
        }
      });
    }
    this.#show(first);
  }

  #show(name) {
    for (const tab of this.element.querySelectorAll("[role=tab]")) {
      const shown = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(shown));
      tab.tabIndex = shown ? 0 : -1;
    }
    for (const panel of this.element.querySelectorAll("[role=tabpanel]")) {
      panel.hidden = panel.dataset.panel !== name;
    }
  }

  #save(number) {
    const file = new Blob([this.transcript.written(this.name.toLowerCase())], { type: "text/plain" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `conversation-phone-${number}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

// Every id, and every word that names the phone, gets its number in place of the template's N.
function numbered(element, number) {
  for (const each of [element, ...element.querySelectorAll("*")]) {
    for (const { name, value } of [...each.attributes]) {
      if (/-N\b|\bphone N\b/.test(value)) {
        each.setAttribute(name, value.replace(/-N\b/g, `-${number}`).replace(/\bphone N\b/g, `phone ${number}`));
      }
    }
    if (each.children.length === 0) {
      each.textContent = each.textContent.replace(/\b([Pp]hone\s+)N\b/g, `$1${number}`);
    }
  }
  return element;
}
