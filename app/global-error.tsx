"use client";
import { Failure } from "@/components/layout/failure";
import "./globals.css";

/** When even the frame of the page failed. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
	return (
		<html lang="nl">
			<body>
				<main className="px-4">
					<Failure number={error.digest} retry={reset} />
				</main>
			</body>
		</html>
	);
}
