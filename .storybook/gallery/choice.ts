/** What the gallery shows. */
export interface Choice {
  /** The title of a component, or `all`. */
  readonly component: string;
  readonly locales: readonly string[];
  readonly themes: readonly string[];
  /** The ids of {@link WIDTHS}. */
  readonly widths: readonly string[];
}

export const THEMES = ['light', 'dark'];

/** The size of a screen in px. Without a height, the frame is as high as the story. */
export interface Width {
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly height?: number;
  /** Wide frames are shown smaller. */
  readonly scale: number;
}

export const WIDTHS: readonly Width[] = [
  { id: '320', name: '320 px', width: 320, scale: 1 },
  { id: '768', name: '768 px', width: 768, scale: 0.6 },
  { id: '1280', name: '1280 px', width: 1280, scale: 0.5 },
  { id: 'zoomed', name: '320 × 256 px (400 %)', width: 320, height: 256, scale: 1 },
];
