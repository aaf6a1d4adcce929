/**
 * The passwords of at least 8 characters that lead every published list of leaked ones, with the usual endings.
 * Length does the rest: see docs/decisions.
 */
const STEMS =
  'password passw0rd p@ssword p@ssw0rd qwertyui qwertyuiop qwerty123 qwerty12 1qaz2wsx 1q2w3e4r 1q2w3e4r5t zaq12wsx asdfghjk asdfghjkl zxcvbnm123 iloveyou princess sunshine football baseball superman batman123 trustno1 welcome1 letmein1 letmein123 monkey123 dragon123 master123 michael1 jennifer jordan23 computer internet whatever starwars corvette mercedes liverpool chelsea1 arsenal1 charlie1 shadow12 abcd1234 abc12345 abcdefgh a1b2c3d4 aa123456 11111111 12345678 123456789 1234567890 87654321 987654321 0987654321 12341234 12121212 00000000 123123123 1234qwer q1w2e3r4 changeme changeme1 administrator admin123 admin1234 root1234 test1234 testtest guest123 secret123 default1 hello123 helloworld login123 access14 google123 facebook1 samsung1 nothing1 freedom1 killer12 pokemon1 naruto123 minecraft fortnite1 spiderman ashley12 bailey12 matthew1 jessica1 michelle danielle nicole12 amanda12 loveme12 lovely12 flower12 hottie12 passwort hallo123 schalke04 motdepasse azertyui azerty123 contraseña contrasena senha123 1234abcd'
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  STEMS.split(' ').flatMap((stem) =>
    ['', '1', '12', '123', '1234', '!', '1!', '123!'].map((end) => stem + end),
  ),
)
