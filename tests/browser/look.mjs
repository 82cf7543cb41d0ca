// Opens pages of reports in a real browser and says what keeps somebody from reading them.
//
//   node look.mjs BROWSER OUT PAGE…
//
// Each page is judged by axe-core on the screen, on a narrow screen and as it prints, walked through with the keyboard
// alone, and printed to A4. Pictures and prints are left in OUT. One line of JSON a complaint; exit 1 when there is any.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [, , browserPath, out, ...pages] = process.argv
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const GRAVE = new Set(['serious', 'critical'])
/// Of A4 in points, as browsers round it, and of its part within the margins in pixels.
const A4 = [595, 842]
const PRINTED_WIDTH = 680
const complaints = []

function complain(page, what, more) {
  complaints.push({ page: basename(page), what, ...more })
}

async function judged(tab, page, medium) {
  const found = await tab.evaluate(async () => await window.axe.run(document, { resultTypes: ['violations'] }))
  for (const own of found.violations.filter((own) => GRAVE.has(own.impact))) {
    complain(page, own.id, { medium, impact: own.impact, where: own.nodes.slice(0, 3).map((node) => node.target.join(' ')) })
  }
  return found.passes.length
}

/// What the keyboard reaches, in its order: the link past the contents, the contents, each wide table.
async function walked(tab, page) {
  const wanted = await tab.evaluate(() =>
    [...document.querySelectorAll('a[href], [tabindex="0"]')].map((own) => own.getAttribute('href') ?? own.getAttribute('aria-labelledby')))
  const reached = []
  for (let step = 0; step < wanted.length; step += 1) {
    await tab.keyboard.press('Tab')
    const at = await tab.evaluate(() => {
      const own = document.activeElement
      const box = own.getBoundingClientRect()
      return {
        name: own.getAttribute('href') ?? own.getAttribute('aria-labelledby'),
        seen: box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
        outlined: getComputedStyle(own).outlineStyle !== 'none',
      }
    })
    reached.push(at.name)
    if (!at.seen) complain(page, 'focused and not on the screen', { where: at.name })
    if (!at.outlined) complain(page, 'focused without a mark', { where: at.name })
  }
  if (JSON.stringify(reached) !== JSON.stringify(wanted)) complain(page, 'the keyboard goes another way', { wanted, reached })
  // The first link goes past the contents: the next stop is in the body of the page.
  await tab.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0) })
  await tab.reload()
  await tab.keyboard.press('Tab')
  await tab.keyboard.press('Enter')
  await tab.keyboard.press('Tab')
  const inside = await tab.evaluate(() => document.activeElement.closest('main') !== null)
  if (!inside) complain(page, 'the first link does not go past the contents')
}

/// Nothing is wider than its screen or its sheet, outside of what scrolls by itself.
async function fits(tab, page, medium, width) {
  const wide = await tab.evaluate((width) => document.documentElement.scrollWidth > width + 1, width)
  if (wide) complain(page, 'wider than its medium', { medium, width })
}

function printed(page, bytes) {
  const text = Buffer.from(bytes).toString('latin1')
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map((own) => [Number(own[1]), Number(own[2])])
  const a4 = boxes.every(([width, height]) => Math.abs(width - A4[0]) <= 2 && Math.abs(height - A4[1]) <= 2)
  if (boxes.length === 0 || !a4) complain(page, 'not printed on A4', { boxes: boxes.slice(0, 3) })
  return boxes.length
}

const browser = await puppeteer.launch({
  executablePath: browserPath,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
})
for (const page of pages) {
  const name = basename(page, '.html')
  const url = pathToFileURL(page).href
  const tab = await browser.newPage()
  tab.on('request', (own) => {
    if (own.url().split('#')[0] !== url) complain(page, 'asks for something else', { where: own.url() })
  })
  tab.on('console', (own) => { if (own.type() === 'error') complain(page, 'an error on the console', { where: own.text() }) })
  await tab.setViewport({ width: 1200, height: 900 })
  await tab.goto(url)
  await walked(tab, page)
  await tab.evaluate(axe)
  let rules = await judged(tab, page, 'screen')
  await fits(tab, page, 'screen', 1200)
  await tab.screenshot({ path: join(out, `${name}-screen.png`), fullPage: true })
  await tab.setViewport({ width: 320, height: 640 })
  rules += await judged(tab, page, 'narrow')
  await fits(tab, page, 'narrow', 320)
  await tab.screenshot({ path: join(out, `${name}-narrow.png`), clip: { x: 0, y: 0, width: 320, height: 2000 } })
  await tab.setViewport({ width: PRINTED_WIDTH, height: 1000 })
  await tab.emulateMediaType('print')
  rules += await judged(tab, page, 'print')
  await fits(tab, page, 'print', PRINTED_WIDTH)
  await tab.screenshot({ path: join(out, `${name}-print.png`), fullPage: true })
  const bytes = await tab.pdf({ preferCSSPageSize: true, printBackground: true })
  writeFileSync(join(out, `${name}.pdf`), bytes)
  const sheets = printed(page, bytes)
  console.log(JSON.stringify({ page: basename(page), rules, sheets }))
  await tab.close()
}
await browser.close()
for (const own of complaints) console.log(JSON.stringify(own))
process.exit(complaints.length > 0 ? 1 : 0)
