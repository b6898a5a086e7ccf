import type { accounts as english } from "../en/accounts";
import type { TextOf } from "../text-of";

export const accounts = {
  signIn: "Masuk",
  signUp: "Buat akun",
  signInTitle: "Selamat datang kembali",
  signInText: "Pertemuan dan notulennya menunggu Anda.",
  signUpTitle: "Buat akun Anda",
  signUpText: "Lalu gambarkan seorang agen dan temui dia. Tanpa kunci, tanpa kartu.",
  email: "Alamat e-mail",
  password: "Kata sandi",
  passwordHint: "Paling sedikit 8 karakter.",
  name: "Nama",
  noAccount: "Belum punya akun?",
  haveAccount: "Sudah punya akun?",
  show: "Tampilkan kata sandi",
  hide: "Sembunyikan kata sandi",
  emailWrong: "Ini bukan alamat e-mail.",
  nameMissing: "Tulis sebuah nama.",
  passwordShort: "Paling sedikit 8 karakter.",
  motto: "Rapat yang bisa diperiksa, kata demi kata.",
} satisfies TextOf<typeof english>;
