import {
	identifierValue,
	type PersonIdentifier,
	type PersonIdentifierType,
	type SchoolIdentifier,
	type SchoolIdentifierType,
} from "../../domain/identifiers";
import type { WireItem } from "./versions";
import type { WireEnvelope } from "./wire";

type WireSchool = WireEnvelope["school"];
type SchoolIdWord = NonNullable<WireSchool["organisationIds"]>[number]["organisationIdType"];
const schoolTypeOf: Readonly<Record<SchoolIdWord, SchoolIdentifierType>> = {
	OIE_CODE: "oie-code",
	BP_ID: "bp-id",
	DD_ID: "dd-id",
	AS_ID: "as-id",
	V_ID: "v-id",
};

/** SchoolReference: the master identifier is the OnderwijsaanbiederId of RIO. Empty: the message names no school. */
export function toSchoolIdentifiers(school: WireSchool): SchoolIdentifier[] {
	const named = (school.organisationIds ?? []).map((entry) => ({
		type: schoolTypeOf[entry.organisationIdType],
		value: entry.organisationId.trim(),
	}));
	const master = school.organisationMasterIdentifier?.trim() ?? "";
	const all = [{ type: "onderwijsaanbieder-id" as const, value: master }, ...named];
	return all.filter(({ value }) => value !== "");
}

type WireStudent = WireItem["student"];
type UserIdWord = NonNullable<WireStudent["userIds"]>[number]["userIdType"];
const personTypeOf: Readonly<Record<UserIdWord, PersonIdentifierType>> = {
	NEPPI: "neppi",
	BPI: "bpi",
	eduID: "edu-id",
	NEPRI: "nepri",
	ASI: "asi",
};

/** StudentReference: the master identifier of a student is the ECK iD. */
export function toPupilIdentifiers(student: WireStudent): PersonIdentifier[] {
	const named = (student.userIds ?? []).map((entry) => ({
		type: personTypeOf[entry.userIdType],
		value: entry.userId.trim(),
	}));
	const eckId = identifierValue("eck-id", student.userMasterIdentifier ?? "");
	const all = [{ type: "eck-id" as const, value: eckId }, ...named];
	return all.filter(({ value }) => value !== "");
}
