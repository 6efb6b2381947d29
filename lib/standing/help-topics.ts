/** The statistics that the help explains, each on a page of its own; the order is that of the overview. */
export const helpTopics = [
	"position",
	"median",
	"practice",
	"status",
	"adaptive",
	"levels",
	"growth",
	"effort",
	"coverage",
	"agreement",
	"too-few",
	"signals",
	"provenance",
] as const;
export type HelpTopic = (typeof helpTopics)[number];
