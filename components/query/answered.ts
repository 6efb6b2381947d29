/** A read model as it comes out of JSON: moments are text. */
export type Answered<T> = T extends Date
	? string
	: // An id is a text with a brand on it.
		T extends string
		? T
		: T extends readonly (infer Item)[]
			? readonly Answered<Item>[]
			: T extends object
				? { readonly [Key in keyof T]: Answered<T[Key]> }
				: T;
