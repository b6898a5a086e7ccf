"""Indonesian, as meetings speak it: the written language and the spoken one beside it."""

import re

from temuainul.adapters.extractive.language import Language, listed, times

_DAY = r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)"
_MONTH = r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)"
_TASK = (
    r"(?:ambil|atur|bagikan|bawa|beri|bikin|bikinkan|buat|buatkan|cari|carikan|catat|cek|hubungi|ingatkan|isi|jadwalkan"
    r"|kabari|kerjakan|kirim|kirimkan|koordinasi|koordinasikan|kumpulkan|lengkapi|pastikan|perbaiki|perbarui|periksa"
    r"|pesan|pesankan|review|selesaikan|share|siapkan|susun|tanyakan|telepon|tinjau|tulis|tuliskan|unggah|update|urus"
    r"|mengambil|mengatur|membagikan|membawa|membuat|membuatkan|mencari|mencatat|mengecek|menghubungi|mengingatkan"
    r"|mengisi|menjadwalkan|mengabari|mengerjakan|mengirim|mengirimkan|mengoordinasikan|mengumpulkan|melengkapi"
    r"|memastikan|memperbaiki|memperbarui|memeriksa|memesan|menyelesaikan|membagi|menyiapkan|mempersiapkan|menyusun"
    r"|menanyakan|menelepon|meninjau|menulis|menuliskan|mengunggah|mengurus)"
)

INDONESIAN = Language(
    stemmer="indonesian",
    stopwords=listed("""
        ada adalah agar akan aku anda antara apa apakah apabila atau bagaimana bagi bahwa banyak beberapa begitu belum
        berapa bila bisa boleh bukan cuma dalam dan dapat dari daripada dengan di dia dua hal hanya harus hingga ialah ini
        itu iya jadi jangan jika juga kalau kalian kami kamu karena ke kembali kenapa kepada ketika kita lagi lain lalu
        lebih maka masih mana masing mau maupun melalui memang mengapa mereka mulai namun oleh pada para per pernah perlu
        pula pun punya saat saja sama sampai sana sangat satu saya sebab sebagai sebelum sebuah secara sedang sehingga
        sejak sekarang selain selama seluruh semua seperti serta sesuatu sesudah setelah setiap siapa sini situ suatu
        sudah supaya tadi tapi telah tentang terhadap tersebut tetap tetapi tidak tiap untuk waktu walaupun yaitu yang
        """),
    fillers=listed("eh em emm ehm hmm hm mm mmm anu eee ee eem um uh"),
    chatter=listed("""
        ya yah yuk nah oke ok baik baiklah sih dong kok kan deh loh lho tuh nih gitu gini kayak kayaknya kaya nggak enggak
        ngga gak ga tak nggih udah udahlah aja banget bener benar betul gimana kalo sebenarnya mungkin begini pak bu bapak
        ibu mas mbak bang kak nya terus trus soalnya pokoknya misalnya kira rasa pikir bilang ngomong gue gua lu lo biar
        """),
    written=times(
        "yang 4 dan 3 di 2 untuk 2 dengan 2 dari 2 ini 1 itu 1 ke 1 pada 1 akan 1 tidak 1 dalam 1 adalah 1 sudah 1 bisa 1 karena 1 oleh 1 juga 1 bahwa 1 lebih 1 harus 1 atau 1 agar 1 tetapi 1 para 1 ada 1 sebagai 1"
    ),
    personal=listed("saya aku kamu anda kita kami kalian gue gua lu lo pak bu mas mbak kak bang"),
    dangling=listed("""
        adalah agar atau bahwa bisa dan dari dengan di jadi juga kalau karena ke lalu oleh pada para seperti supaya tapi
        terus tetapi untuk yang
        """),
    asking=listed("""
        ringkas ringkaskan rangkum rangkumkan rangkuman ringkasan jelaskan ceritakan sebutkan uraikan bahas dibahas
        membahas pembahasan diskusi diskusikan mendiskusikan didiskusikan bicara bicarakan dibicarakan membicarakan
        pembicaraan rapat pertemuan meeting tim kelompok anggota peserta orang pendapat pandangan usul usulan mengusulkan
        saran menyarankan setuju sepakat disepakati memutuskan diputuskan keputusan kesimpulan simpulan kata katanya
        berkata mengatakan dikatakan menyampaikan disampaikan menurut menyebut disebut menyebutkan tolong terkait
        mengenai soal perihal seputar alasan alasannya umum keseluruhan utama isi hasil siapakah kapan dimana berapakah
        """),
    plain=listed("""
        agak ajak ambil arah awal bagian bagus bahas banget baru bawa beda belakang besok buat bulan cara cari coba cocok
        cukup datang depan gampang ganti guna hari hasil ikut ingat inget jalan jam jelas juta kali kasih kecil kemarin kerja
        ketemu kira lama langsung lanjut lewat lihat liat lima makin masalah masuk menit minggu mulai nama nanti nomor orang
        pakai pake pasti penting pertama pokok posisi pulang ribu salah sampai sebentar sedikit segera selesai sering siap
        sisi sulit susah tahu tahun tanya tau tempat tiga tinggal umum urus utama wah
        """),
    asides=listed("ketika saat waktu sewaktu selama"),
    broad=re.compile(
        r"^\W*(?:tolong |mohon |coba )?(?:ringkas|rangkum|jelaskan|ceritakan|uraikan)"
        r"|\bapa (?:saja )?yang (?:di)?(?:bahas|bicarakan|diskusikan)",
        re.IGNORECASE,
    ),
    decision=re.compile(
        r"\b(?:kita|kami)(?: \w+)? (?:putuskan|memutuskan|sepakati|sepakat|setujui|tetapkan)\b"
        r"|\b(?:sudah |telah |jadi |kita )*(?:diputuskan|disepakati|disetujui|ditetapkan)\b"
        r"|\b(?:jadi )?(?:keputusannya|kesepakatannya|kesimpulannya)\b"
        r"|\b(?:oke|baik|ya|jadi|semua|semuanya)[, ]+(?:kita )?sepakat\b|\bkita (?:jadi )?(?:pakai|pilih) (?:yang|opsi)\b",
        re.IGNORECASE,
    ),
    promise=re.compile(
        rf"\b(?:saya|aku|gue)(?: (?:yang|akan|bakal|nanti|besok|segera|coba|bantu))+ {_TASK}\b"
        rf"|\b(?:nanti|besok|biar|oke,?|baik,?) (?:saya|aku|gue) {_TASK}\b",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"(?:\b(?:(?:[Pp]ak|[Bb]u|[Mm]as|[Mm]bak|[Kk]ak|[Bb]ang) )?(?P<name>[A-Z]\w+)\s*,\s*)?"
        r"\b(?:[Tt]olong|[Mm]ohon|[Hh]arap|[Mm]inta tolong|[Bb]isa tolong)\b(?! maaf)"
        rf"|(?:\b(?P<named>[A-Z]\w+) (?:akan|nanti|yang akan|bertugas|segera) {_TASK}\b)",
        # A name is told from other words by its capital.
    ),
    unsettled=re.compile(
        r"\b(?:apakah|apa) (?:kita|sudah|ini)\b|\bbelum (?:kita )?(?:diputuskan|putuskan|sepakat|disepakati|disetujui)\b"
        r"|\bkalau (?:kita|saya|disetujui)\b|\bjika (?:kita|saya|disetujui)\b"
        r"|\btidak (?:sepakat|setuju|disetujui)\b|\b(?:nggak|enggak|gak) (?:sepakat|setuju)\b",
        re.IGNORECASE,
    ),
    due=re.compile(
        rf"\b(?:paling lambat |sebelum |sampai )?(?:pada )?(?:hari {_DAY}|(?:senin|selasa|rabu|kamis|jum'?at|sabtu))"
        rf"(?: (?:pagi|siang|sore|malam|depan|ini|besok))*\b"
        rf"|\b(?:paling lambat |sebelum )?(?:tanggal|tgl) \d{{1,2}}(?: {_MONTH})?\b|\b\d{{1,2}} {_MONTH}\b"
        r"|\b(?:paling lambat |sebelum )?(?:akhir )?(?:pekan|minggu|bulan|tahun|kuartal) (?:depan|ini)\b"
        r"|\b(?:besok|lusa|nanti malam|malam ini|hari ini|sore ini)(?: (?:pagi|siang|sore|malam))?\b",
        re.IGNORECASE,
    ),
)
