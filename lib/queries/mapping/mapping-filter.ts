import { z } from "zod";
import { mappableKinds } from "../../commands/curriculum/map-units";

/** Which units are listed. */
export const unitViews = ["open", "mapped", "set-aside", "all"] as const;
export type UnitView = (typeof unitViews)[number];

export type MappableKind = (typeof mappableKinds)[number];
export interface UnitKey {
	readonly kind: MappableKind;
	readonly sourceId: string;
}

const keySchema = z.object({ kind: z.enum(mappableKinds), sourceId: z.string().min(1).max(2_000) });

/** As it stands in an address: `unit:https://...`. */
export const writeUnitKey = ({ kind, sourceId }: UnitKey): string => `${kind}:${sourceId}`;

export function readUnitKey(text: string | null): UnitKey | null {
	const [kind, ...rest] = (text ?? "").split(":");
	return keySchema.safeParse({ kind, sourceId: rest.join(":") }).data ?? null;
}
