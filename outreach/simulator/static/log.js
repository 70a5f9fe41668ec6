// A log of what was said: bubbles for the two sides, quiet notes between them.

export class Log {
  constructor(element) {
    this.element = element;
  }

  // One side's words. The side is also in words, for those who do not see left and right.
  bubble(side, who, words, small = "") {
    const bubble = make("div", `bubble ${side}`);
    bubble.append(make("span", "hidden-words", `${who}: `), make("p", "words", words));
    if (small) {
      bubble.append(make("p", "small", small));
    }
    return this.add(bubble);
  }

  note(words) {
    return this.add(make("p", "note", words));
  }

  error(words) {
    return this.add(make("p", "note error", words));
  }

  add(element) {
    this.element.querySelector(".empty")?.remove();
    this.element.append(element);
    this.showNewest();
    return element;
  }

  showNewest() {
    this.element.scrollTop = this.element.scrollHeight;
  }

  // A line between what came before and what follows; none at the top.
  divide(words) {
    if (!this.element.querySelector(".empty")) {
      this.add(make("p", "note divide", words));
    }
  }
}

function make(tag, className, words = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}
