import type { JobScope, Scope } from "../../authz/scope";
import { type MapUnitsInput, mapUnits } from "./map-units";

/** Takes all goals off these units; what was practised there counts as unmapped from now on, and stays visible. */
export function unmapUnits(
	scope: Scope | JobScope,
	input: { connectionId: string; units: Omit<MapUnitsInput["units"][number], "goalIds">[] },
): Promise<{ mappingVersion: number; changed: number }> {
	const units = input.units.map((unit) => ({ ...unit, goalIds: [] }));
	return mapUnits(scope, { connectionId: input.connectionId, units });
}
