"""Words that belong to one field, English and Indonesian side by side.

A question says "the budget" where the meeting said "how much it costs"; and where English and Indonesian are mixed,
it says "anggaran". The fields are everyday matters of any meeting: nothing here knows a product or a company.
"""

FIELDS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
    cost price budget money expensive cheap pay spend finance financial fund funding economic profit revenue income margin
        quotation quote invoice dollar euro pound rupiah biaya harga anggaran uang mahal murah bayar keuangan dana laba
    buy purchase order procure procurement supplier vendor beli membeli pembelian pengadaan pemasok
    sell sale market marketing promotion campaign brand advertise jual menjual penjualan pasar pemasaran promosi iklan
    customer client user consumer buyer audience pelanggan klien pengguna konsumen pembeli
    appearance look shape style fashion color design trendy penampilan tampilan bentuk gaya warna desain
    color red blue green yellow black white grey warna merah biru hijau kuning hitam putih
    material plastic metal wood rubber steel glass fabric bahan plastik logam kayu karet kaca kain
    size big small large thick thin weight light heavy ukuran besar kecil berat ringan
    function feature functionality capability technical fungsi fitur kemampuan teknis
    interface screen display menu button touch click layar antarmuka tampilan tombol klik
    component part piece chip circuit board komponen bagian
    device equipment machine hardware tool alat perangkat peralatan mesin
    power energy battery electricity charge solar daya energi baterai listrik
    speech voice speak sound audio recognition suara bicara
    recording record tape microphone mike headset channel camera rekaman rekam merekam mikrofon
    transcript transcription transcribe annotate annotation transkrip transkripsi
    schedule timeline calendar deadline date week month monday tuesday wednesday thursday friday
        jadwal kalender tenggat tanggal minggu bulan senin selasa rabu kamis jumat
    future next later upcoming plan strategy roadmap direction progress depan berikutnya rencana strategi arah kemajuan
    goal target aim objective purpose tujuan sasaran target
    requirement need want demand specification kebutuhan persyaratan syarat spesifikasi
    evaluation evaluate assess assessment criteria criterion score rating rate scale point
        evaluasi penilaian nilai kriteria skor
    test testing trial experiment pilot prototype uji tes pengujian percobaan purwarupa
    result outcome finding number figure percent performance accuracy hasil temuan angka persen kinerja
    problem issue trouble difficulty bug error fault masalah kendala kesulitan galat
    risk danger threat safety safe security secure protect risiko bahaya ancaman aman keamanan keselamatan
    quality reliable robust standard kualitas mutu standar
    advantage benefit strength good positive keuntungan manfaat kelebihan bagus
    disadvantage drawback weakness bad negative kekurangan kelemahan buruk
    change modify update revise replace ubah perubahan mengubah revisi ganti mengganti
    increase grow growth rise raise more naik kenaikan tumbuh pertumbuhan meningkat
    decrease reduce cut drop lower less turun penurunan kurang mengurangi
    improve improvement better enhance perbaikan memperbaiki tingkat meningkatkan
    delay late postpone wait slow tunda menunda terlambat telat
    staff employee worker workforce job hire recruit recruitment salary wage vacancy candidate
        karyawan pegawai pekerja tenaga rekrut merekrut perekrutan gaji upah lowongan kandidat
    teamwork cooperation collaborate leadership together creativity kerja sama kerjasama kepemimpinan
    school college university education student pupil teacher teaching lecturer class course training train teach learn
        sekolah kampus universitas pendidikan siswa murid mahasiswa guru dosen pelatihan kursus belajar
    child children kid young youth family parent baby anak muda keluarga bayi
    elderly senior old pensioner lansia tua
    health medical hospital doctor nurse patient disease illness virus pandemic vaccine
        kesehatan sakit dokter perawat pasien penyakit pandemi vaksin
    government minister ministry policy law legislation bill act regulation legal parliament
        pemerintah menteri kebijakan hukum undang peraturan regulasi
    tax fee levy debt deficit loan credit pajak iuran utang pinjaman kredit
    company business firm enterprise industry partner contract agreement deal perusahaan bisnis usaha industri mitra kontrak
    document report file paper write written article publish dokumen laporan berkas tulis menulis makalah
    data database corpus dataset collect collection data kumpul
    computer laptop server software program code system storage disk drive memory gigabyte
        komputer perangkat lunak aplikasi sistem penyimpanan memori
    website web site internet online email mail message situs daring surel pesan
    location place room venue building map travel trip transport lokasi tempat ruang gedung peta perjalanan
    warehouse stock inventory depot gudang stok persediaan
    delivery deliver ship shipping shipment courier truck kirim mengirim pengiriman antar kurir truk
    event launch release ceremony acara peluncuran rilis luncur
    research study survey analysis interview questionnaire penelitian riset kajian survei analisis wawancara
    language speech linguistic word grammar semantic bahasa kata
    noise echo background reverberation bising gema
    picture image photo drawing draw gambar foto
    environment climate pollution carbon recycle waste lingkungan iklim sampah
    food restaurant menu meal drink makanan minuman makan
    """.replace("\n        ", " ")
    .strip()
    .splitlines()
)
