import { randomInt } from "node:crypto";

/** 32 letters and digits of which none looks or sounds like another. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A code that people say and type over: groups of four with dashes between, 20 random bits each. */
export function spokenCode(groups: number): string {
	const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
	return Array.from({ length: groups }, group).join("-");
}
