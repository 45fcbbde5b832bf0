/**
 * A span of time as people write it: milliseconds (`900000`), a compact string (`"15m"`, `"1h 30m"`, `"500ms"`), an
 * ISO 8601 duration of days and time (`"PT15M"`, `"P7D"`), or parts (`{ minutes: 15 }`).
 *
 * Years and months are refused: they have no fixed length. So are weeks, which ISO 8601 keeps apart.
 *
 * @see https://tc39.es/proposal-temporal/#prod-Duration
 */
// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
export type DurationInput = number | string | DurationParts;

/** Parts of a duration, each a whole number that is not negative. Parts left out count as 0. */
export interface DurationParts {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}
const MS = 1;
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const UNITS = stryMutAct_9fa48("25") ? [] : (stryCov_9fa48("25"), [DAY, HOUR, MINUTE, SECOND, MS]);
const LETTERS = stryMutAct_9fa48("26") ? [] : (stryCov_9fa48("26"), [stryMutAct_9fa48("27") ? "" : (stryCov_9fa48("27"), 'd'), stryMutAct_9fa48("28") ? "" : (stryCov_9fa48("28"), 'h'), stryMutAct_9fa48("29") ? "" : (stryCov_9fa48("29"), 'm'), stryMutAct_9fa48("30") ? "" : (stryCov_9fa48("30"), 's'), stryMutAct_9fa48("31") ? "" : (stryCov_9fa48("31"), 'ms')]);
const COMPACT = stryMutAct_9fa48("49") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\D+)ms)?$/ : stryMutAct_9fa48("48") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d)ms)?$/ : stryMutAct_9fa48("47") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)$/ : stryMutAct_9fa48("46") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\D+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("45") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("44") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)(?:(\d+)ms)?$/ : stryMutAct_9fa48("43") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\D+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("42") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("41") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("40") ? /^(?=.)(?:(\d+)d)?(?:(\D+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("39") ? /^(?=.)(?:(\d+)d)?(?:(\d)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("38") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("37") ? /^(?=.)(?:(\D+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("36") ? /^(?=.)(?:(\d)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("35") ? /^(?=.)(?:(\d+)d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("34") ? /^(?!.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : stryMutAct_9fa48("33") ? /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?/ : stryMutAct_9fa48("32") ? /(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/ : (stryCov_9fa48("32", "33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49"), /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/);
const ISO = stryMutAct_9fa48("67") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\D+)S)?)?$/ : stryMutAct_9fa48("66") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d)S)?)?$/ : stryMutAct_9fa48("65") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S))?$/ : stryMutAct_9fa48("64") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\D+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("63") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("62") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)(?:(\d+)S)?)?$/ : stryMutAct_9fa48("61") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\D+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("60") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("59") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("58") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\D)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("57") ? /^P(?=.)(?:(\d+)D)?(?:T(?!\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("56") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)$/ : stryMutAct_9fa48("55") ? /^P(?=.)(?:(\D+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("54") ? /^P(?=.)(?:(\d)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("53") ? /^P(?=.)(?:(\d+)D)(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("52") ? /^P(?!.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : stryMutAct_9fa48("51") ? /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?/ : stryMutAct_9fa48("50") ? /P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/ : (stryCov_9fa48("50", "51", "52", "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63", "64", "65", "66", "67"), /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/);

/**
 * Reads a duration.
 *
 * @returns whole milliseconds, 0 or more
 * @throws TypeError if the input is not a duration; the sentence quotes it
 * @example
 * parseDuration('1h30m') // 5_400_000
 * parseDuration('PT15M') // 900_000
 * parseDuration({ days: 7 }) // 604_800_000
 */
export function parseDuration(input: DurationInput): number {
  if (stryMutAct_9fa48("68")) {
    {}
  } else {
    stryCov_9fa48("68");
    const ms = toMs(input);
    if (stryMutAct_9fa48("71") ? Number.isSafeInteger(ms) || ms >= 0 : stryMutAct_9fa48("70") ? false : stryMutAct_9fa48("69") ? true : (stryCov_9fa48("69", "70", "71"), Number.isSafeInteger(ms) && (stryMutAct_9fa48("74") ? ms < 0 : stryMutAct_9fa48("73") ? ms > 0 : stryMutAct_9fa48("72") ? true : (stryCov_9fa48("72", "73", "74"), ms >= 0)))) return ms;
    throw new TypeError(stryMutAct_9fa48("75") ? `` : (stryCov_9fa48("75"), `${JSON.stringify(input)} is not a duration: write 900000, "15m" or { minutes: 15 }.`));
  }
}

/**
 * Writes a duration in the shortest compact form that {@link parseDuration} reads back unchanged. It is meant for
 * settings and logs; what people read is worded by `Intl` in `@curfew/react`.
 *
 * @param ms - whole milliseconds, 0 or more
 * @throws TypeError if `ms` is negative or not whole
 * @example
 * formatDuration(5_400_000) // '1h30m'
 * formatDuration(0) // '0s'
 */
export function formatDuration(ms: number): string {
  if (stryMutAct_9fa48("76")) {
    {}
  } else {
    stryCov_9fa48("76");
    let rest = parseDuration(ms);
    let text = stryMutAct_9fa48("77") ? "Stryker was here!" : (stryCov_9fa48("77"), '');
    for (const [i, size] of UNITS.entries()) {
      if (stryMutAct_9fa48("78")) {
        {}
      } else {
        stryCov_9fa48("78");
        const count = Math.floor(stryMutAct_9fa48("79") ? rest * size : (stryCov_9fa48("79"), rest / size));
        stryMutAct_9fa48("80") ? rest += count * size : (stryCov_9fa48("80"), rest -= stryMutAct_9fa48("81") ? count / size : (stryCov_9fa48("81"), count * size));
        if (stryMutAct_9fa48("83") ? false : stryMutAct_9fa48("82") ? true : (stryCov_9fa48("82", "83"), count)) text += stryMutAct_9fa48("84") ? `` : (stryCov_9fa48("84"), `${count}${LETTERS[i]}`);
      }
    }
    return stryMutAct_9fa48("87") ? text && '0s' : stryMutAct_9fa48("86") ? false : stryMutAct_9fa48("85") ? true : (stryCov_9fa48("85", "86", "87"), text || (stryMutAct_9fa48("88") ? "" : (stryCov_9fa48("88"), '0s')));
  }
}
function toMs(input: DurationInput): number {
  if (stryMutAct_9fa48("89")) {
    {}
  } else {
    stryCov_9fa48("89");
    if (stryMutAct_9fa48("92") ? typeof input !== 'number' : stryMutAct_9fa48("91") ? false : stryMutAct_9fa48("90") ? true : (stryCov_9fa48("90", "91", "92"), typeof input === (stryMutAct_9fa48("93") ? "" : (stryCov_9fa48("93"), 'number')))) return input;
    if (stryMutAct_9fa48("96") ? typeof input !== 'string' : stryMutAct_9fa48("95") ? false : stryMutAct_9fa48("94") ? true : (stryCov_9fa48("94", "95", "96"), typeof input === (stryMutAct_9fa48("97") ? "" : (stryCov_9fa48("97"), 'string')))) {
      if (stryMutAct_9fa48("98")) {
        {}
      } else {
        stryCov_9fa48("98");
        const text = input.replace(stryMutAct_9fa48("99") ? /\S/g : (stryCov_9fa48("99"), /\s/g), stryMutAct_9fa48("100") ? "Stryker was here!" : (stryCov_9fa48("100"), ''));
        return sum(stryMutAct_9fa48("101") ? COMPACT.exec(text) ?? ISO.exec(text) ?? ['', 'none'] : (stryCov_9fa48("101"), (stryMutAct_9fa48("102") ? (COMPACT.exec(text) ?? ISO.exec(text)) && ['', 'none'] : (stryCov_9fa48("102"), (stryMutAct_9fa48("103") ? COMPACT.exec(text) && ISO.exec(text) : (stryCov_9fa48("103"), COMPACT.exec(text) ?? ISO.exec(text))) ?? (stryMutAct_9fa48("104") ? [] : (stryCov_9fa48("104"), [stryMutAct_9fa48("105") ? "Stryker was here!" : (stryCov_9fa48("105"), ''), stryMutAct_9fa48("106") ? "" : (stryCov_9fa48("106"), 'none')])))).slice(1)));
      }
    }
    const {
      days,
      hours,
      minutes,
      seconds
    } = stryMutAct_9fa48("107") ? input && {
      days: Number.NaN
    } : (stryCov_9fa48("107"), input ?? (stryMutAct_9fa48("108") ? {} : (stryCov_9fa48("108"), {
      days: Number.NaN
    })));
    return sum(stryMutAct_9fa48("109") ? [] : (stryCov_9fa48("109"), [days, hours, minutes, seconds]));
  }
}

/** Adds up counts of days, hours, minutes, seconds and ms: `NaN` if one of them is no count. */
function sum(counts: readonly (string | number | undefined)[]): number {
  if (stryMutAct_9fa48("110")) {
    {}
  } else {
    stryCov_9fa48("110");
    return UNITS.reduce((total, size, i) => {
      if (stryMutAct_9fa48("111")) {
        {}
      } else {
        stryCov_9fa48("111");
        const count = Number(stryMutAct_9fa48("112") ? counts[i] && 0 : (stryCov_9fa48("112"), counts[i] ?? 0));
        return (stryMutAct_9fa48("115") ? count >= 0 || Number.isInteger(count) : stryMutAct_9fa48("114") ? false : stryMutAct_9fa48("113") ? true : (stryCov_9fa48("113", "114", "115"), (stryMutAct_9fa48("118") ? count < 0 : stryMutAct_9fa48("117") ? count > 0 : stryMutAct_9fa48("116") ? true : (stryCov_9fa48("116", "117", "118"), count >= 0)) && Number.isInteger(count))) ? stryMutAct_9fa48("119") ? total - count * size : (stryCov_9fa48("119"), total + (stryMutAct_9fa48("120") ? count / size : (stryCov_9fa48("120"), count * size))) : Number.NaN;
      }
    }, 0);
  }
}