// The texting phone: sends what you write and shows each answer with what it costs.

import { describe, measure } from "./gsm7.js";
import { accountSid, lineNumber, newSid, post } from "./line.js";
import { Log } from "./log.js";
import { asWritten, watchNumber, yourNumber } from "./numbers.js";

const log = new Log(document.getElementById("thread"));
const body = document.getElementById("text-body");
const count = document.getElementById("text-count");
// Texts go one after the other, so that answers stand under what they answer.
let queue = Promise.resolve();

export function startTexting() {
  document.getElementById("text-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (body.value) {
      sendText(body.value);
    }
    body.value = "";
    count.textContent = "";
    body.focus();
  });
  body.addEventListener("input", () => {
    count.textContent = body.value && describe(body.value);
  });
  for (const button of document.querySelectorAll("[data-text]")) {
    button.addEventListener("click", () => sendText(button.dataset.text));
  }
  watchNumber((number) => log.note(`You now text from ${asWritten(number) || "a withheld number"}.`));
}

function sendText(text) {
  const from = yourNumber();
  log.bubble("out", "You", text, describe(text));
  queue = queue.then(() => deliver(text, from));
}

async function deliver(text, from) {
  try {
    showAnswers(await post("/sms", textParams(text, from)));
  } catch (problem) {
    log.error(problem.message);
  }
}

function showAnswers(twiml) {
  const messages = [...twiml.querySelectorAll("Response > Message")];
  for (const message of messages) {
    const words = (message.querySelector("Body") ?? message).textContent;
    log.bubble("in", "The line", words, describe(words));
  }
  if (messages.length === 0) {
    log.note("(the line stays silent)");
  }
}

function textParams(text, from) {
  const sid = newSid("SM");
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
