/** What is kept beside the data (mode 600): made at first start, never a default. */
export interface EmbeddedSettings {
	port: number;
	readonly superuserPassword: string;
	readonly ownerPassword: string;
	readonly runtimePassword: string;
}
