import { arrayOf, type Check, checkShape, type Fault, fault, isObject, shape } from "./fault";
import { isIri, isText, oneOf } from "./primitives";

const mailto = /^mailto:[^\s@<>]+@[^\s@<>]+$/i;
const sha1 = /^[0-9a-f]{40}$/i;

const isMbox: Check = (value) => {
	if (typeof value !== "string") return fault("wrong-type");
	return value.length <= 500 && mailto.test(value) ? null : fault("not-a-mailto");
};
const isSha1: Check = (value) => {
	if (typeof value !== "string") return fault("wrong-type");
	return sha1.test(value) ? null : fault("not-a-sha1");
};
const accountName: Check = (value) => {
	if (typeof value !== "string") return fault("wrong-type");
	if (value.trim() === "") return fault("empty");
	return value.length <= 500 ? null : fault("too-long");
};
const accountShape = shape({ homePage: isIri, name: accountName });
const isAccount: Check = (value) => {
	const found = checkShape(value, accountShape);
	if (found !== null || !isObject(value)) return found;
	if (value.homePage === undefined) return fault("required", "homePage");
	return value.name === undefined ? fault("required", "name") : null;
};

const identifiers = { mbox: isMbox, mbox_sha1sum: isSha1, openid: isIri, account: isAccount };
const agentShape = shape({ objectType: oneOf("Agent"), name: isText, ...identifiers });

/** An Agent has exactly one inverse functional identifier (2.4.2.1). */
export const isAgent: Check = (value) => {
	const found = checkShape(value, agentShape);
	return found ?? (countIdentifiers(value) === 1 ? null : fault("one-identifier"));
};

const groupShape = shape({ objectType: oneOf("Group"), name: isText, member: arrayOf(isAgent), ...identifiers });

/** A Group has one identifier, or none and then members, who are Agents (2.4.2.2). */
export const isGroup: Check = (value) => {
	const found = checkShape(value, groupShape);
	if (found !== null || !isObject(value)) return found;
	if (value.objectType !== "Group") return fault("required", "objectType");
	const count = countIdentifiers(value);
	if (count > 1) return fault("one-identifier");
	return count === 0 && !hasMembers(value.member) ? fault("required", "member") : null;
};

export const isActor: Check = (value) =>
	isObject(value) && value.objectType === "Group" ? isGroup(value) : isAgent(value);

/** An Agent, or the anonymous Group of an application and its user, exactly two (2.4.9). */
export const isAuthority: Check = (value) => {
	const found: Fault | null = isActor(value);
	if (found !== null || !isObject(value) || value.objectType !== "Group") return found;
	const two = Array.isArray(value.member) && value.member.length === 2;
	return two && countIdentifiers(value) === 0 ? null : fault("authority-of-two");
};

function hasMembers(member: unknown): boolean {
	return Array.isArray(member) && member.length > 0;
}

function countIdentifiers(value: unknown): number {
	if (!isObject(value)) return 0;
	let count = 0;
	if (value.mbox !== undefined) count += 1;
	if (value.mbox_sha1sum !== undefined) count += 1;
	if (value.openid !== undefined) count += 1;
	if (value.account !== undefined) count += 1;
	return count;
}
