/** One thing the palette found: where it leads, and under which heading it stands. */
export interface Found {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly note: string;
  readonly icon: string;
  readonly to: string;
}

/** Screens are the palette's own; this finds everything else the person may see. */
export async function searchFor(_text: string, _unit: string): Promise<readonly Found[]> {
  return [];
}
