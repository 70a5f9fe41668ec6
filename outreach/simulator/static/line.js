// The provider's part: sign a webhook, send it to the line, read the TwiML that it answers.

import { showExchange } from "./exchange.js";

const settings = document.getElementById("simulator").dataset;
const publicUrl = new URL(settings.publicUrl || location.origin);
const prefix = publicUrl.pathname.replace(/\/$/, "");
// The provider gives up after 15 seconds; so does this page.
const PATIENCE_MS = 15000;

export const accountSid = settings.accountSid;
export const lineNumber = settings.lineNumber;

export class LineError extends Error {}

// An id such as the provider gives to each text ("SM") and call ("CA").
export function newSid(kind) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return kind + [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Where a reference in a document leads on this line. The document may name the public address while
// the page is open under localhost; anything else is another computer, and is refused.
export function resolve(reference, documentPath) {
  const url = new URL(reference, publicUrl.origin + prefix + documentPath);
  if (url.origin !== publicUrl.origin && url.origin !== location.origin) {
    throw new LineError(`The line points to another place: ${url.origin}`);
  }
  const inside = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname;
  return inside + url.search;
}

// Sends one webhook and gives the TwiML document that came back, and what its <Say> verbs say in plain words.
export async function post(path, params) {
  const { status, body, said } = await send(path, params);
  const twiml = status === 200 ? parse(body) : null;
  showExchange({ path, params, status, body, twiml });
  if (status !== 200) {
    throw new LineError(`The line answered with error ${status}.`);
  }
  if (!twiml) {
    throw new LineError("The line answered with something that is not TwiML.");
  }
  return { twiml, said };
}

// Tells the line what became of a call, as the provider does: no answer is read, and a call ends without one, too.
export async function report(path, params) {
  try {
    const { status, body } = await send(path, params);
    showExchange({ path, params, status, body, twiml: null });
  } catch (problem) {
    showExchange({ path, params, status: "no answer", body: problem.message, twiml: null });
  }
}

async function send(path, params) {
  try {
    const signature = await sign(path, params);
    const response = await fetch(path, {
      method: "POST",
      headers: { "X-Twilio-Signature": signature },
      body: new URLSearchParams(params),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const said = JSON.parse(response.headers.get("Outreach-Said") ?? "{}");
    return { status: response.status, body: await response.text(), said };
  } catch (problem) {
    if (problem instanceof LineError) {
      throw problem;
    }
    throw new LineError("The line does not answer. Is it still running on this computer?");
  }
}

async function sign(path, params) {
  const response = await fetch(settings.signUrl, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ path, params: Object.entries(params) }),
  });
  if (!response.ok) {
    throw new LineError(`The request to ${path} could not be signed: error ${response.status}.`);
  }
  return (await response.json()).signature;
}

// An empty answer is a valid way to stay silent.
function parse(body) {
  const twiml = new DOMParser().parseFromString(body.trim() || "<Response/>", "text/xml");
  const broken = twiml.querySelector("parsererror") || twiml.documentElement.nodeName !== "Response";
  return broken ? null : twiml;
}

// The words of a clip, for its caption; none for a sound that says nothing. Its name is the hash of its content.
const clips = new Map();

export function wordsOf(clipPath) {
  const sha256 = /([0-9a-f]{64})\.\w+(?:\?|$)/.exec(clipPath)?.[1] ?? "";
  if (!clips.has(sha256)) {
    clips.set(sha256, ask(settings.wordsUrl + sha256).then((found) => found?.words ?? ""));
  }
  return clips.get(sha256);
}

// Why a text was answered as it was; nothing where the line does not know.
export function whyAnswered(sid) {
  return ask(settings.whyUrl + sid);
}

async function ask(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
