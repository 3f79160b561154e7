// Lighthouse for several pages in one Chromium: `node lighthouse.mjs '{"addresses": …, "categories": …, "flags": …}'`.
// Writes the reports as one list. (The program that comes with Lighthouse starts anew for each page.)
import { once } from "node:events";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { addresses, categories, flags } = JSON.parse(process.argv[2]);
const settings = { onlyCategories: categories, disableFullPageScreenshot: true, logLevel: "silent" };
const chrome = await launch({ chromeFlags: flags, logLevel: "silent" });
const reports = [];
try {
  for (const address of addresses) reports.push((await lighthouse(address, { ...settings, port: chrome.port })).lhr);
} finally {
  chrome.kill();
  await once(chrome.process, "close");
}
// Lighthouse leaves a timer of five seconds behind, for which nobody need wait.
process.stdout.write(JSON.stringify(reports), () => process.exit());
