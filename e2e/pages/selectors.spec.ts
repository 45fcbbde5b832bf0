import { expect } from '../virtual/test.ts';
import { test } from './kit.ts';

test('has no selector with specificity, so that the order of rules alone decides, and none that depends on a direction', async ({
  visit,
}) => {
  const tab = await visit();
  const selectors = await tab.evaluate(() => {
    const found: string[] = [];
    const walk = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) found.push(rule.selectorText);
        if ('cssRules' in rule) walk(rule.cssRules as CSSRuleList);
      }
    };
    for (const { cssRules } of document.styleSheets) {
      for (const rule of cssRules) if (rule instanceof CSSLayerBlockRule && rule.name === 'curfew') walk(rule.cssRules);
    }
    return found;
  });
  /** Without `:where(…)`, which may contain others. */
  const rest = (selector: string) => {
    let left = selector;
    for (let before = ''; before !== left; ) {
      before = left;
      left = left.replace(/:where\((?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*\)/g, '');
    }
    return left.replace(/::[\w-]+|[&>+~,\s]/g, '');
  };
  expect(selectors.length).toBeGreaterThan(80);
  expect(selectors.filter((selector) => rest(selector) !== '')).toEqual([]);
  expect(selectors.filter((selector) => /:(dir|lang)\(/.test(selector))).toEqual([]);
});
