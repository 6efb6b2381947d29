import { isHardToGuess } from "./password-strength";

export type PasswordFault = "password-short" | "password-long" | "password-plain";

/**
 * What a new password must be: 12 characters or more (NIST SP 800-63B: length, not a mix of signs), not made of the e-mail
 * address or the words that everybody here would try first, and hard to guess for who knows the passwords of others.
 * @returns a message key of i18n (`accounts`), or null when it is good.
 */
export function findPasswordFault(password: string, email: string): PasswordFault | null {
	const text = password.normalize("NFKC");
	const length = [...text].length;
	if (length < 12) return "password-short";
	if (length > 200) return "password-long";
	const known = guessable(email);
	const left = known.reduce((rest, word) => rest.replaceAll(word, ""), text.toLowerCase());
	if (new Set(left).size < 5) return "password-plain";
	return isHardToGuess(text, known) ? null : "password-plain";
}

function guessable(email: string): string[] {
	const parts = email.toLowerCase().split(/[@.\-_+]/);
	const words = [
		"groepsbeeld",
		"wachtwoord",
		"password",
		"welkom",
		"welcome",
		"school",
		"123456",
		"qwerty",
		"0123456789",
	];
	return [email.toLowerCase(), ...parts.filter((part) => part.length >= 3), ...words].sort(
		(a, b) => b.length - a.length,
	);
}
