const LOCALE = 'en-GB';

const exact = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'EUR' });
const rounded = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });

/** `€1,014.00` */
export function formatMoney(cents: number): string {
  return exact.format(cents / 100);
}

/** `€1,014` */
export function formatRoundMoney(cents: number): string {
  return rounded.format(cents / 100);
}
