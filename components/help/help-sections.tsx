interface Section {
	readonly title: string;
	/** Paragraphs, in order. */
	readonly text: Readonly<Record<string, string>>;
}

/** What there is to know, each under a heading with an address of its own. */
export function HelpSections({ sections }: { sections: Readonly<Record<string, Section>> }) {
	return Object.entries(sections).map(([key, section]) => (
		<section
			key={key}
			id={key}
			aria-labelledby={`${key}-title`}
			className="scroll-mt-14 target:border-l-2 target:border-accent target:pl-3"
		>
			<h2 id={`${key}-title`} className="mb-1">
				{section.title}
			</h2>
			{Object.values(section.text).map((paragraph) => (
				<p key={paragraph} className="mb-2">
					{paragraph}
				</p>
			))}
		</section>
	));
}
