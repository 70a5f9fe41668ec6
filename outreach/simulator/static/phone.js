// The calling phone: its buttons, its status line and its captions.

import { Call } from "./call.js";
import { Log } from "./log.js";
import { yourNumber } from "./numbers.js";
import { ownVoice, Sound } from "./sound.js";

const find = (id) => document.getElementById(id);
const log = new Log(find("captions"));
const sound = new Sound();
let call = null;

// What a call may show.
const phone = {
  status: (words) => {
    find("call-status").textContent = words;
  },
  note: (words) => log.note(words),
  error: (words) => log.error(words),
  // Marks the caption as playing, and gives what takes the mark away.
  hear: (words) => {
    const caption = log.bubble("in", "The line", words);
    caption.setAttribute("aria-current", "true");
    log.showNewest();
    return () => caption.removeAttribute("aria-current");
  },
};

export function startCalling() {
  find("call-start").addEventListener("click", begin);
  find("call-end").addEventListener("click", () => end("You hung up."));
  find("call-skip").addEventListener("click", () => call?.skip());
  find("say-form").addEventListener("submit", say);
  for (const button of document.querySelectorAll("[data-key]")) {
    button.addEventListener("click", () => press(button.dataset.key));
  }
  find("call").addEventListener("keydown", pressOnKeyboard);
  find("mute").addEventListener("change", (event) => {
    sound.muted = event.target.checked;
  });
  offerSpeech();
}

async function begin() {
  if (call) {
    return;
  }
  const mine = new Call({ phone, sound, from: yourNumber() });
  call = mine;
  log.clear();
  phone.status("Calling…");
  showButtons();
  // The next thing anyone needs is the keypad; there, the keyboard's own keys work.
  find("keypad").focus({ preventScroll: true });
  try {
    await mine.run();
  } catch (problem) {
    if (!mine.over) {
      phone.error(problem.message);
    }
  }
  if (call === mine) {
    end("Call ended.");
  }
}

function end(words) {
  if (!call) {
    return;
  }
  call.hangUp();
  call = null;
  log.note(words);
  phone.status(words === "Call ended." ? words : `${words} Call ended.`);
  showButtons();
}

// The buttons stay in the tab order, so that nobody's focus gets lost when a call begins or ends.
function showButtons() {
  find("call-start").setAttribute("aria-disabled", String(call !== null));
  find("call-end").setAttribute("aria-disabled", String(call === null));
  find("call-skip").setAttribute("aria-disabled", String(call === null));
}

function press(key) {
  if (!call) {
    phone.status("No call yet. Press Call to begin.");
    return;
  }
  log.bubble("out", "You", `Key ${key}`);
  call.press(key);
}

function say(event) {
  event.preventDefault();
  const words = find("say-words").value.trim();
  find("say-words").value = "";
  if (!call) {
    phone.status("No call yet. Press Call to begin.");
  } else if (words) {
    log.bubble("out", "You", words);
    call.sayAloud(words);
  }
}

function pressOnKeyboard(event) {
  if (event.target === find("say-words")) {
    return;
  }
  const isKey = /^[0-9*#]$/.test(event.key);
  if (isKey && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    press(event.key);
  }
}

function offerSpeech() {
  const speak = find("speak");
  speak.addEventListener("change", () => {
    sound.speaks = speak.checked;
  });
  const refresh = () => {
    speak.disabled = !ownVoice();
    find("speak-hint").textContent = speak.disabled
      ? "This browser has no voice of its own."
      : "For words without a recording.";
  };
  window.speechSynthesis?.addEventListener?.("voiceschanged", refresh);
  refresh();
}
