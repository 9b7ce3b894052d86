// Makes the pictures of README.md and docs/: starts a demonstration of its own, lives a complaint in it, and photographs it.
// node scripts/screenshots.mjs [folder, docs/images unless given] — needs Chromium
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildIfStale } from './build.mjs';

const folder = process.argv[2] ?? 'docs/images';
buildIfStale();
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'huiyin-pictures-'));
const server = spawn(process.execPath, ['dist/main.js'], {
  env: { ...process.env, DATA_FOLDER: data, PORT: '0', DEMO: 'on', LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const base = await new Promise((resolve, reject) => {
  server.once('exit', () => reject(new Error('the demonstration did not start')));
  server.stdout.on(
    'data',
    (text) => /http:\/\/\S+/.exec(String(text)) && resolve(/http:\/\/\S+/.exec(String(text))[0]),
  );
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

async function window(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  await page.goto(base + path);
  await page.waitForLoadState('load');
  return page;
}
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
const write = async (page, text) => {
  await page.getByRole('textbox').last().fill(text);
  await page.keyboard.press('Enter');
};
const settled = (page) => page.waitForTimeout(700);
const picture = async (page, name) => {
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
};
const press = (page, name) => page.getByRole('button', { name }).last().click();
const fill = async (page, ...texts) => {
  const dialog = page.getByRole('dialog');
  for (const [n, text] of texts.entries()) await dialog.getByRole('textbox').nth(n).fill(text);
  await dialog.getByRole('button').last().click();
};

try {
  await picture(await window('/'), 'entrance');
  const side = await window('/side?left=r-wang&right=sun');
  await settled(side);
  const [left, right] = side.frames().slice(1);
  await write(left, '3栋2单元501楼上半夜装修吵死了，说了三次没人管！！').catch(() => undefined);
  await left
    .getByRole('textbox')
    .last()
    .press('Enter')
    .catch(() => undefined);
  await left
    .getByText(/已登记/)
    .last()
    .waitFor();
  await right.getByRole('button', { name: '我来核实' }).last().waitFor();
  await picture(side, 'side-by-side');

  const sun = await window('/m/sun/');
  await press(sun, '记录核实结果');
  await picture(sun, 'findings-form');
  await fill(sun, '和保安上去看了，在钉柜子，已劝停，业主说不知道有时间规定。', '书面告知装修时间，工程部查装修备案。');
  const zhou = await window('/m/zhou/');
  await picture(zhou, 'manager');
  await press(zhou, /同意/);
  const wang = await window('/m/r-wang/', phone);
  await picture(wang, 'resident-phone');
  await picture(await window('/m/zhou/register'), 'register');
  await picture(
    await window('/m/r-miller/', { ...phone, colorScheme: 'dark', locale: 'en-GB' }),
    'resident-english-dark',
  );
} finally {
  await browser.close();
  server.kill();
  rmSync(data, { recursive: true, force: true });
}
