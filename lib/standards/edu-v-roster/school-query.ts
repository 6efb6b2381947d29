import type { SchoolIdentifierType } from "../../domain/identifiers";
import type { PulledSchool } from "../contract";

export const idTypes: Readonly<Record<Exclude<SchoolIdentifierType, "onderwijsaanbieder-id">, string>> = {
	"oie-code": "OIE_CODE",
	"v-id": "V_ID",
	"bp-id": "BP_ID",
	"dd-id": "DD_ID",
	"as-id": "AS_ID",
};

/** By master identifier alone, else by a secondary one with its type. */
export function organisationQuery({ identifier: { type, value } }: PulledSchool): URLSearchParams {
	return type === "onderwijsaanbieder-id"
		? new URLSearchParams({ orgMasterId: value })
		: new URLSearchParams({ orgId: value, orgIdType: idTypes[type] });
}
