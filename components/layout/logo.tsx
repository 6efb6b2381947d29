/** The group in grey, one pupil in colour. */
export function Logo() {
	return (
		<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" className="flex-none">
			<g className="fill-mark">
				<circle cx="3" cy="13" r="1.7" />
				<circle cx="8" cy="13" r="1.7" />
				<circle cx="13" cy="13" r="1.7" />
				<circle cx="8" cy="8" r="1.7" />
			</g>
			<circle cx="13" cy="8" r="2.4" className="fill-accent" />
		</svg>
	);
}
