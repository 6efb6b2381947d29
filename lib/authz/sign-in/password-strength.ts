import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as dutch from "@zxcvbn-ts/language-nl-be";

/** Of a longer one the beginning has to be good enough: the estimate costs more than in proportion to the length. */
const looksAt = 40;
/** Guesses that a cracker needs who knows lists and habits; below it, one who took the database finds it in hours. */
const enough = 1e10;

let estimator: ZxcvbnFactory | null = null;

/**
 * Whether a password is hard to guess for who knows what people choose: 49,000 passwords of leaks, Dutch words and names,
 * dates, keyboards, repetition, l33t. Nothing leaves this machine.
 * @param known what belongs to the person or the place, which the guesser tries first
 */
export function isHardToGuess(password: string, known: readonly string[]): boolean {
	estimator ??= new ZxcvbnFactory({
		dictionary: { ...common.dictionary, ...dutch.dictionary },
		graphs: common.adjacencyGraphs,
	});
	return estimator.check(password.slice(0, looksAt), [...known]).guesses >= enough;
}
