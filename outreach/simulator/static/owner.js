// Whose phone it is: one of the made-up numbers or one that is typed, and a language.

export class Owner {
  #phone;
  #listeners = [];

  constructor(phone, number) {
    this.#phone = phone;
    const choice = phone.part("number");
    choice.selectedIndex = (number - 1) % (choice.options.length - 1);
    choice.addEventListener("change", () => this.#chosen());
    phone.part("typed").addEventListener("change", () => this.#changed());
    phone.part("language").addEventListener("change", () => this.#showQuickWords());
    this.#showQuickWords();
  }

  get number() {
    const choice = this.#phone.part("number").value;
    return choice === "other" ? international(this.#phone.part("typed").value) : choice;
  }

  get language() {
    return this.#phone.part("language").value;
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  focus() {
    this.#phone.part("number").focus();
  }

  #chosen() {
    const types = this.#phone.part("number").value === "other";
    this.#phone.part("other").hidden = !types;
    if (types) {
      this.#phone.part("typed").focus();
    } else {
      this.#changed();
    }
  }

  #changed() {
    for (const listener of this.#listeners) {
      listener(this.number);
    }
  }

  #showQuickWords() {
    for (const words of this.#phone.element.querySelectorAll("[data-quick]")) {
      words.hidden = words.dataset.quick !== this.language;
    }
  }
}

// The provider always gives numbers as "+12165550123". What is no phone number goes on as it is,
// so that the line can be seen to cope with it.
function international(text) {
  const digits = text.replace(/\D/g, "");
  if (digits.length === 10) {
    return `+1${digits}`;
  }
  return digits.length > 10 ? `+${digits}` : text.trim();
}

export function asWritten(number) {
  const parts = /^\+?1?(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? parts.slice(1).join("-") : number;
}
