/**
 * Saves a chart as SVG or PNG, with title, source and address inside the picture. Both are made here, from the chart that stands on the page;
 * its own colours, which are those of paper, hold in the file. The buttons stand where scripts run.
 */

const WIDTH = 760;
const EDGE = 24;
const SIZES = { title: 18, text: 12 };
const SVG = "http://www.w3.org/2000/svg";

/** A text in lines that are no wider than the picture. */
function lines(text, size, family) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${size}px ${family}`;
  const found = [""];
  for (const piece of text.match(/\p{Ideographic}[\p{Pe}\p{Pf}\p{Po}]*|[^\s\p{Ideographic}]+\s*|\s+/gu) ?? []) {
    if (found.at(-1) && pen.measureText(found.at(-1) + piece.trimEnd()).width > WIDTH - 2 * EDGE) found.push("");
    found[found.length - 1] += piece;
  }
  return found.flatMap((line) => {
    const parts = [];
    for (const character of line.trimEnd()) {
      if (!parts.length || pen.measureText(parts.at(-1) + character).width > WIDTH - 2 * EDGE) parts.push("");
      parts[parts.length - 1] += character;
    }
    return parts;
  });
}

function element(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

/** Where the chart is published: without what was chosen on the page. */
function addressOf(figure) {
  const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/[?#].*/, "");
  return `${page}#${figure.querySelector("h2").id}`;
}

/** The picture: title, chart, source and address below each other, on paper. */
function picture(figure) {
  const family = getComputedStyle(document.body).fontFamily;
  const chart = figure.querySelector("svg.chart").cloneNode(true);
  const whole = element("svg", { xmlns: SVG, width: WIDTH, "font-family": family, fill: "#222222" });
  whole.setAttribute("lang", document.documentElement.lang);
  let y = EDGE;
  const say = (text, size, more) => {
    for (const line of lines(text, size, family)) {
      whole.append(element("text", { x: EDGE, y: y + size, "font-size": size, ...more }, line));
      y += Math.round(size * 1.4);
    }
  };
  say(figure.querySelector("h2").firstChild.textContent, SIZES.title, { "font-weight": 600 });
  y += 10;
  const height = Number(chart.getAttribute("height"));
  for (const [key, value] of Object.entries({ x: EDGE, y, width: WIDTH - 2 * EDGE })) chart.setAttribute(key, value);
  whole.append(chart);
  y += height + 16;
  say(figure.querySelector("figcaption p").textContent, SIZES.text, { fill: "#555555" });
  say(figure.dataset.source, SIZES.text, { fill: "#555555" });
  say(addressOf(figure), SIZES.text, { fill: "#555555" });
  whole.setAttribute("height", y + EDGE);
  whole.setAttribute("viewBox", `0 0 ${WIDTH} ${y + EDGE}`);
  whole.prepend(element("rect", { width: "100%", height: "100%", fill: "#ffffff" }));
  return whole;
}

/** The picture in dots, two for each pixel. */
async function dots(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width * 2, height: image.height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

async function save(figure, kind) {
  const svg = new XMLSerializer().serializeToString(picture(figure));
  const file = kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await dots(svg);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${figure.querySelector("h2").id}-${languageOf(figure)}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function languageOf(figure) {
  return figure.closest("[lang]").lang.split("-")[0];
}

for (const figure of document.querySelectorAll("figure[data-save]")) {
  const line = document.createElement("p");
  line.className = "save";
  line.append(figure.dataset.save);
  for (const kind of ["svg", "png"]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: kind.toUpperCase() });
    button.setAttribute("aria-label", `${figure.dataset.save} ${kind.toUpperCase()}: ${figure.querySelector("h2").firstChild.textContent}`);
    button.addEventListener("click", () => save(figure, kind));
    line.append(button);
  }
  figure.append(line);
}
