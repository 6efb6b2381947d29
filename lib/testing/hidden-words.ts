/** What only the sources that are to be hidden have: none of it may reach who does not see them. */
export const hiddenWords = [
	...["Zegelrijk Oefenaar", "Zegelrijk Toetsmaker", "zegel-les", "Zegelles", "zegel-toets", "Zegeltoets"],
	...["zegel-los", "Zegellos", "zegel-deel", "Zegeldeel"],
];
/** Attempts of one pupil on one day at a hidden source, and how many were right. */
export const hiddenCounts = [1237, 389] as const;
