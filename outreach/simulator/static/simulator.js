// Starts the trial page: two phones at first, more on demand, and what holds for all of them.

import { Phone } from "./phone.js";
import { ownVoice } from "./sound.js";

const MOST_PHONES = 5;
const place = document.getElementById("phones");
const status = document.getElementById("page-status");
const add = document.getElementById("add-phone");
const mute = document.getElementById("mute");
const speak = document.getElementById("speak");
const phones = new Map();

function addPhone(tab) {
  const free = [...Array(MOST_PHONES).keys()].map((index) => index + 1).find((number) => !phones.has(number));
  const phone = new Phone(free, { tab, onRemove: () => removePhone(free) });
  phones.set(free, phone);
  place.append(phone.element);
  showWhatIsPossible();
  setSound();
  return phone;
}

function removePhone(number) {
  phones.get(number).remove();
  phones.delete(number);
  status.textContent = `Phone ${number} is removed.`;
  showWhatIsPossible();
  add.focus();
}

// The last phone stays; a button that can do nothing now keeps its place, so that nobody's focus gets lost.
function showWhatIsPossible() {
  add.setAttribute("aria-disabled", String(phones.size >= MOST_PHONES));
  for (const phone of phones.values()) {
    phone.canBeRemoved = phones.size > 1;
  }
}

function setSound() {
  for (const phone of phones.values()) {
    phone.sound.muted = mute.checked;
    phone.sound.speaks = speak.checked;
  }
}

function offerVoice() {
  document.getElementById("speak-choice").hidden = !ownVoice("en");
}

add.addEventListener("click", () => {
  if (phones.size < MOST_PHONES) {
    const phone = addPhone("texts");
    status.textContent = `${phone.name} is added.`;
    phone.focus();
  }
});
mute.addEventListener("change", setSound);
speak.addEventListener("change", setSound);
window.speechSynthesis?.addEventListener?.("voiceschanged", offerVoice);
offerVoice();
addPhone("texts");
addPhone("call");
