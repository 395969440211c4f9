// What a browser can add. Every page works without it.
"use strict";

function said(near, words) {
  const place = near.parentElement.querySelector("[data-os-said]");
  if (place) place.textContent = words;
}

function copying(button, text) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", () =>
    navigator.clipboard.writeText(text()).then(
      () => said(button, button.dataset.osCopied),
      () => said(button, button.dataset.osNotCopied),
    ),
  );
}

function copy() {
  for (const button of document.querySelectorAll("[data-os-copy]")) {
    copying(button, () => button.dataset.osCopy);
  }
  for (const button of document.querySelectorAll("[data-os-copy-of]")) {
    const list = document.getElementById(button.dataset.osCopyOf);
    copying(button, () => Array.from(list.querySelectorAll("code"), (one) => one.textContent).join("\n"));
  }
}

function print() {
  for (const button of document.querySelectorAll("[data-os-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

// What is said to who has no JavaScript.
function unsaid() {
  for (const words of document.querySelectorAll("[data-os-no-script]")) words.hidden = true;
}

function peek() {
  for (const input of document.querySelectorAll("input[data-os-secret]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "os-button os-quiet";
    button.textContent = input.dataset.osSecret;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-controls", input.id);
    button.addEventListener("click", () => {
      const shown = input.type === "text";
      input.type = shown ? "password" : "text";
      button.setAttribute("aria-pressed", String(!shown));
    });
    // What is sent is never remembered by the browser as plain text.
    input.form.addEventListener("submit", () => (input.type = "password"));

    const start = document.activeElement === input;
    const row = document.createElement("div");
    row.className = "os-peek";
    input.replaceWith(row);
    row.append(input, button);
    if (start) input.focus();
  }
}

// A form is sent once, also if its button is pressed twice; again when somebody comes back to it.
function once() {
  const sent = new Set();
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || !event.target.closest(".onetsec")) return;
    if (sent.has(event.target)) event.preventDefault();
    sent.add(event.target);
    setTimeout(() => sent.delete(event.target), 5000);
  });
  window.addEventListener("pageshow", () => sent.clear());
}

// Ticks off what can be seen while typing; the server judges again, and judges more.
const RULES = {
  "too-short": (text, least) => Array.from(text).length >= least,
  "no-uppercase-letter": (text) => /[\p{Lu}\p{Lt}]/u.test(text),
  "no-lowercase-letter": (text) => /\p{Ll}/u.test(text),
  "no-digit": (text) => /\p{Nd}/u.test(text),
};

function rules() {
  for (const list of document.querySelectorAll("[data-os-rules]")) {
    const input = document.getElementById(list.dataset.osRules);
    input.addEventListener("input", () => {
      for (const line of list.querySelectorAll("[data-os-rule]")) {
        tick(line, input.value.normalize("NFC"));
      }
    });
  }
}

function tick(line, text) {
  const rule = RULES[line.dataset.osRule];
  line.classList.remove("os-met", "os-unmet");
  line.querySelector(".os-spoken")?.remove();
  if (rule && text && rule(text, Number(line.dataset.osLeast))) line.classList.add("os-met");
}

// Another code may be asked for after a while: the button waits, and says for how long.
function wait() {
  for (const button of document.querySelectorAll("[data-os-wait]")) {
    const words = button.parentElement.querySelector("[data-os-waiting]");
    const ends = Date.now() + Number(button.dataset.osWait) * 1000;
    const text = words.textContent;
    const tick = () => {
      const left = Math.ceil((ends - Date.now()) / 1000);
      button.disabled = left > 0;
      words.hidden = left <= 0;
      words.textContent = left === 1 ? words.dataset.osWaiting : text.replace(/\d+/, String(left));
      if (left > 0) setTimeout(tick, 500);
    };
    tick();
  }
}

copy();
print();
unsaid();
wait();
peek();
once();
rules();
