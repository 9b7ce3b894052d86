/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import type { Product } from '../../src/product.js';
import { howToGetChromium, launch, open, phone, withChromium } from '../support/browser.js';
import { startTestProduct } from '../support/product.js';

withChromium(`in a real browser${howToGetChromium}`, () => {
  let browser: Browser;
  let product: Product;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    product = await startTestProduct();
  });
  afterEach(() => product.stop());

  const window = (person: string, options = {}) => open(browser, `${product.url}/m/${person}/`, options);
  const write = async (page: Page, text: string) => {
    await page.getByRole('textbox').last().fill(text);
    await page.keyboard.press('Enter');
  };
  const press = (page: Page, name: string | RegExp) =>
    page.locator('.card').getByRole('button', { name }).last().click();
  /** Fills a form's texts in order, its choices by name, and sends it. */
  const fill = async (page: Page, texts: string[], choices: string[] = []) => {
    const form = page.getByRole('dialog');
    for (const [n, text] of texts.entries()) await form.getByRole('textbox').nth(n).fill(text);
    for (const choice of choices) await form.getByText(choice, { exact: true }).click();
    await form.getByRole('button').last().click();
    await form.waitFor({ state: 'hidden' });
  };
  const sees = (page: Page, text: string | RegExp) => page.getByText(text).last().waitFor();

  test('a newcomer chooses who to be, writes, and reads the number a moment later', async () => {
    const { page, errors } = await open(browser, product.url, { locale: 'zh-CN' });
    await page.getByRole('link', { name: /王丽/ }).first().click();
    await write(page, '楼上半夜装修吵死了，说了三次没人管！！');
    await sees(page, /已登记 TS-20261124-001/);
    expect(errors).toEqual([]);
  });

  test('the whole life of a complaint, clicked and typed on phone and desktop, live in every window', async () => {
    const wang = await window('r-wang', phone);
    const [sun, zhou, wu, zhao] = await Promise.all(['sun', 'zhou', 'wu', 'zhao'].map((person) => window(person)));
    await write(wang.page, '楼上漏水，厨房天花板都湿了');
    await press(sun!.page, '我来核实');
    await sees(sun!.page, /已接手/);
    await press(sun!.page, '记录核实结果');
    await fill(sun!.page, ['楼上地漏堵了', '工程部今天疏通']);
    await press(zhou!.page, '同意');
    await press(wu!.page, '接收');
    await press(wu!.page, '报告完成');
    await fill(wu!.page, ['已疏通，试水正常']);
    await press(sun!.page, '发送');
    await fill(sun!.page, []);
    await sees(wang.page, '已疏通，试水正常');
    await press(wang.page, '4');
    await press(zhao!.page, '记录回访');
    await fill(zhao!.page, ['很满意，没再漏'], ['上门', '已解决']);
    await sees(wang.page, /已办结/);
    for (const { errors } of [wang, sun!, zhou!, wu!, zhao!]) expect(errors).toEqual([]);
  });

  test('nothing is wider than a phone of 360 px, in both languages, light and dark', async () => {
    for (const [locale, colorScheme] of [
      ['zh-CN', 'light'],
      ['en-GB', 'dark'],
    ] as const) {
      const person = locale === 'zh-CN' ? 'r-wang' : 'r-miller';
      const { page } = await window(person, { ...phone, locale, colorScheme });
      await write(page, `Water leak ${'https://example.com/'.padEnd(200, 'x')}`);
      await sees(page, /TS-20261124-/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
  });

  test('by keyboard alone: write, reach a button, press it', async () => {
    const { page } = await window('r-wang');
    await write(page, '楼上漏水');
    await sees(page, /已登记/);
    const button = page.getByRole('button', { name: '撤回' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('the language switches what was said before, too', async () => {
    const { page } = await window('r-wang');
    await write(page, '楼上漏水');
    await sees(page, /已登记 TS/);
    await page
      .getByRole('button', { name: /EN|English/ })
      .first()
      .click();
    await sees(page, /Registered.*TS-20261124-001|TS-20261124-001.*[Rr]egistered/);
  });

  test('<script> stands there as text', async () => {
    const { page, errors } = await window('r-wang');
    await write(page, '楼上漏水 <script>document.title="x"</script><img src=x onerror="document.title=1">');
    await sees(page, /已登记/);
    await sees(page, '<script>');
    expect(await page.title()).not.toMatch(/^(x|1)$/);
    expect(errors).toEqual([]);
  });

  test('the demonstration’s clock jumps and what became due arrives', async () => {
    const sun = await window('sun');
    const wang = await window('r-wang');
    await write(wang.page, '楼上漏水');
    await sees(wang.page, /已登记/);
    await sun.page
      .getByRole('button', { name: /1 ?小时/ })
      .first()
      .click();
    await sees(sun.page, /提醒|到期|还没|别忘|期限/);
  });
});
