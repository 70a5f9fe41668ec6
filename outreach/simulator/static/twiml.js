// Follows a TwiML document as the provider does: one verb after the other, until one leads elsewhere.
// A verb gives { path, extra } to ask the line again, HANG_UP, or nothing to go on.

import { newSid, resolve } from "./line.js";
import { asWritten } from "./owner.js";
import { wait } from "./sound.js";

const HANG_UP = Symbol("hang up");
const DIALLING_MS = 3000;
const VERBS = { Say: say, Play: play, Pause: pause, Gather: gather, Redirect: redirect, Dial: dial, Hangup: hangUp };

// Gives the next request, or null when the call is over.
export async function follow(twiml, at, call) {
  for (const verb of twiml.documentElement.children) {
    call.skipped = false;
    const next = await (VERBS[verb.nodeName] ?? unknown)(verb, at, call);
    if (call.over || next === HANG_UP) {
      return null;
    }
    if (next) {
      return next;
    }
  }
  return null;
}

// What a caller hears before the document leads elsewhere or waits for a key.
export function promptsOf(twiml) {
  const prompts = [];
  for (const verb of twiml.documentElement.children) {
    if (verb.nodeName === "Gather") {
      return [...prompts, ...verb.querySelectorAll("Say, Play")];
    }
    if (["Redirect", "Dial", "Hangup"].includes(verb.nodeName)) {
      return prompts;
    }
    prompts.push(...(["Say", "Play"].includes(verb.nodeName) ? [verb] : []));
  }
  return prompts;
}

async function say(verb, at, call) {
  await call.say(verb);
}

async function play(verb, at, call) {
  await call.play(verb, resolve(verb.textContent.trim(), at));
}

async function pause(verb, at, call) {
  await wait(seconds(verb, "length", 1), call.step());
}

function redirect(verb, at) {
  return { path: resolve(verb.textContent.trim(), at), extra: {} };
}

function hangUp() {
  return HANG_UP;
}

function unknown(verb, at, call) {
  call.phone.error(`This page cannot do <${verb.nodeName}>, and goes on.`);
}

// Prompts that any key cuts short, then a wait for keys.
async function gather(verb, at, call) {
  const keys = new Keys(verb);
  call.onKey = (key) => {
    keys.add(key);
    call.interrupt();
  };
  call.onSpeech = !(verb.getAttribute("input") ?? "").includes("speech") ? null : (words) => {
    keys.speech = words;
    call.interrupt();
  };
  await playPrompts(verb, at, call, keys);
  await waitForKeys(verb, call, keys);
  call.onKey = null;
  call.onSpeech = null;
  if (call.over) {
    return undefined;
  }
  call.transcript.inCall(keys.move);
  const path = resolve(verb.getAttribute("action") ?? "", at);
  if (keys.speech && !keys.digits) {
    return { path, extra: { SpeechResult: keys.speech, Confidence: "0.9" } };
  }
  if (keys.digits || keys.ended || verb.getAttribute("actionOnEmptyResult") === "true") {
    return { path, extra: { Digits: keys.digits, ...(keys.ended && { FinishedOnKey: keys.ended }) } };
  }
  return undefined;
}

async function playPrompts(verb, at, call, keys) {
  for (const prompt of verb.children) {
    if (keys.pressed || keys.speech || call.skipped || call.over) {
      return;
    }
    await (VERBS[prompt.nodeName] ?? unknown)(prompt, at, call);
  }
}

// Each key starts the wait anew, as on a real phone.
async function waitForKeys(verb, call, keys) {
  let before = null;
  while (!keys.complete && !keys.speech && !call.skipped && !call.over && keys.digits !== before) {
    before = keys.digits;
    call.phone.status("Listening…");
    await wait(seconds(verb, "timeout", 5), call.step());
  }
}

class Keys {
  digits = "";
  speech = "";
  pressed = false;
  complete = false;
  // the key that ended the number, where one may
  ended = "";

  constructor(verb) {
    this.limit = Number(verb.getAttribute("numDigits")) || Infinity;
    // Without the attribute, # ends the number; with an empty one, # is a key like any other.
    this.finish = verb.getAttribute("finishOnKey") ?? "#";
  }

  add(key) {
    if (this.complete) {
      return;
    }
    this.pressed = true;
    const ends = this.finish.includes(key);
    this.ended = ends ? key : "";
    this.digits += ends ? "" : key;
    this.complete = ends || this.digits.length >= this.limit;
  }

  // What the person did, as a transcript writes it.
  get move() {
    if (this.digits || this.ended) {
      return `press ${this.digits || this.ended}`;
    }
    return this.speech ? `say ${this.speech}` : "wait";
  }
}

async function dial(verb, at, call) {
  const number = (verb.querySelector("Number") ?? verb).textContent.trim();
  call.phone.status("Connecting…");
  call.phone.note(`Connecting to ${asWritten(number)} … in this demo nobody picks up.`);
  await wait(DIALLING_MS, call.step());
  const action = verb.getAttribute("action");
  const extra = { DialCallStatus: "no-answer", DialCallSid: newSid("CA"), DialCallDuration: "0" };
  return action ? { path: resolve(action, at), extra } : undefined;
}

function seconds(verb, attribute, usual) {
  const given = verb.hasAttribute(attribute) ? Number(verb.getAttribute(attribute)) : usual;
  return (Number.isFinite(given) ? given : usual) * 1000;
}
