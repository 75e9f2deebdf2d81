// Everything works without this script. With it: answers come in place, and the quick exit also listens to Shift.
"use strict";

// The quick exit, with the rule of GOV.UK's component: a bare Shift three times, five seconds between presses.
(() => {
  const link = document.querySelector(".exit");
  if (!link) return;
  const pause = 5000;
  let presses = 0;
  let timer;
  let alone = false;
  const dots = document.createElement("span");
  dots.className = "dots";
  dots.setAttribute("aria-hidden", "true");
  dots.append(...[0, 1, 2].map(() => document.createElement("i")));
  const voice = document.createElement("span");
  voice.setAttribute("role", "status");
  voice.className = "skip";
  document.body.append(voice);

  const show = () => {
    if (presses > 0) link.append(dots); else dots.remove();
    [...dots.children].forEach((dot, index) => dot.classList.toggle("on", index < presses));
  };
  const reset = (said) => {
    clearTimeout(timer);
    presses = 0;
    voice.textContent = said || "";
    show();
  };
  const leave = () => {
    const cover = document.createElement("div");
    cover.className = "leaving";
    cover.setAttribute("role", "alert");
    cover.textContent = link.dataset.loading;
    document.body.append(cover);
    document.title = link.dataset.loading;
    location.href = link.href;
  };
  document.querySelectorAll('a[href="/lamna"]').forEach((exit) =>
    exit.addEventListener("click", (event) => { event.preventDefault(); leave(); }));
  addEventListener("keydown", (event) => { alone = event.key === "Shift"; if (!alone && presses) reset(); });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    presses += 1;
    clearTimeout(timer);
    show();
    if (presses === 3) { presses = 0; return leave(); }
    voice.textContent = presses === 1 ? link.dataset.two : link.dataset.one;
    timer = setTimeout(() => reset(link.dataset.expired), pause);
  });
  // Back from the cache: take the cover away again.
  addEventListener("pageshow", () => { document.querySelectorAll(".leaving").forEach((cover) => cover.remove()); reset(); });
})();

// An answer is sent and its question replaced, so that the reader keeps her place and her other answers.
(() => {
  addEventListener("submit", async (event) => {
    const section = event.target.closest(".question");
    const fragment = new URL(event.target.action, location.href).hash.slice(1);
    if (!section || !fragment || section.id !== fragment) return;
    event.preventDefault();
    // On its way already: a second tap is not a second answer.
    if (event.target.getAttribute("aria-busy")) return;
    const body = new URLSearchParams(new FormData(event.target, event.submitter));
    event.target.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(event.target.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(section.id);
      if (!answer.ok || !fresh) throw new Error();
      const result = fresh.querySelector(".result, .step:last-of-type, .feedback");
      section.replaceWith(fresh);
      if (result) { result.tabIndex = -1; result.focus({ preventScroll: true }); result.scrollIntoView({ block: "nearest" }); }
    } catch {
      // Sent the ordinary way, the server says what is wrong.
      event.target.removeAttribute("aria-busy");
      if (event.submitter && event.submitter.name) {
        const kept = document.createElement("input");
        Object.assign(kept, { type: "hidden", name: event.submitter.name, value: event.submitter.value });
        event.target.append(kept);
      }
      event.target.submit();
    }
  });
})();
