import { answerTokenRequest } from "@/lib/authz/oauth/token-endpoint";

export const POST = answerTokenRequest;
