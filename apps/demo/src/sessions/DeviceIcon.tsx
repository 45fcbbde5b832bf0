import type { DeviceKind } from './device.ts';

const SHAPES: Record<DeviceKind, string> = {
  Computer: 'M4 5.5h16v10H4z M2 18.5h20',
  Phone: 'M7.5 3h9a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z M10.5 18h3',
  Tablet: 'M5 3h14a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z M10 18h4',
  'Unknown device': 'M4 5h16v14H4z M10 10a2 2 0 1 1 2.6 1.9c-.4.1-.6.4-.6.8v.6 M12 15.5v.5',
};

/** The text beside it says the same. */
export function DeviceIcon({ kind }: { readonly kind: DeviceKind }) {
  return (
    <svg className="device-icon" viewBox="0 0 24 24" width="1.25rem" height="1.25rem" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  );
}
