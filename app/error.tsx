"use client";
import { Failure } from "@/components/layout/failure";

/** The page is asked for anew: an answer that broke off is not mended by drawing it again. What was typed comes back with it. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
	return <Failure number={error.digest} retry={() => location.reload()} />;
}
