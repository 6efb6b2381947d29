export interface ExplorerPupil {
	readonly pupilId: string;
	/** Short, for a label in a picture. */
	readonly label: string;
	readonly name: string;
}
