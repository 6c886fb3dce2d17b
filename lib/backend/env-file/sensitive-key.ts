/** Names of variables whose values are not for other people's eyes. */
export const SENSITIVE_KEY = /PASS|PWD|SECRET|TOKEN|KEY|PRIVATE|CREDENTIAL|SALT|DSN|AUTH|SIGN|COOKIE|CERT/i;
