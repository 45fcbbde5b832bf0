/** Most browsers also contain the names of others. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPadOS'],
  [/iPhone/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Tablets with Android lack the word `Mobile`. */
const KINDS: readonly (readonly [RegExp, DeviceKind])[] = [
  [/iPad|Tablet/, 'Tablet'],
  [/iPhone|Mobile/, 'Phone'],
  [/Android/, 'Tablet'],
  [/Windows|Mac OS X|CrOS|Linux/, 'Computer'],
];

export type DeviceKind = 'Computer' | 'Phone' | 'Tablet' | 'Unknown device';

export interface Device {
  /** `Firefox on Linux`. */
  readonly name: string;
  readonly kind: DeviceKind;
}

export function deviceOf(userAgent: string | null): Device {
  const find = <T>(list: readonly (readonly [RegExp, T])[]) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const browser = find(BROWSERS) ?? 'Unknown browser';
  const system = find(SYSTEMS);
  return { name: system ? `${browser} on ${system}` : browser, kind: find(KINDS) ?? 'Unknown device' };
}
