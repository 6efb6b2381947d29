/** Blocks at the size of what comes; no shimmer, and nothing moves when the data lands. */
export function Skeleton({ className }: { className: string }) {
	return <div aria-hidden="true" className={`rounded-s bg-sunken ${className}`} />;
}
