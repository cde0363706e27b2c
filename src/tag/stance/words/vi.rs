//! Vietnamese.

use super::{NONE, Words};

/// The words of Vietnamese.
pub(super) const WORDS: Words = Words {
    leaving: "rút khỏi … X | rút X | rời khỏi … X | rời X | rời bỏ X | từ bỏ X | thoát khỏi X | ra khỏi X | rút lui khỏi X | việc rút khỏi X | chia tay X | rút tư cách thành viên X | \
        không còn là thành viên X",
    joining: "gia nhập X | tái gia nhập X | tham gia X | quay lại X | trở lại X | phê chuẩn X",
    funding: "tài trợ cho X | tài trợ X | cắt tài trợ cho X | đóng góp cho X | đóng góp vào X | khoản đóng góp X | ngân sách cho X | tiền cho X | viện trợ cho X | đóng phí cho X | \
        nợ X | đô la cho X | USD cho X | hội phí X | chi trả cho X | cấp vốn cho X | kinh phí cho X",
    staying: "ở lại X | ở lại trong X | tiếp tục là thành viên X | vẫn là thành viên X | vẫn ở X | vẫn ở trong X | vẫn ở lại X | tiếp tục ở lại X | duy trì tư cách thành viên X | \
        không rút khỏi X | không rời X",
    not: "không | chưa | chẳng | phủ nhận | bác bỏ | bác tin | từ chối | không có kế hoạch | không có ý định | không hề",
    doubt: "nếu | liệu | có thể | có lẽ | đe dọa | dọa | cân nhắc | xem xét | kêu gọi | thúc giục | yêu cầu | đòi | muốn | nên | đề xuất | khả năng | nguy cơ | lo ngại | tranh luận | hay không | \
        giả sử | đề nghị",
    us: "mỹ | hoa kỳ | trump | washington | nhà trắng | rubio | biden | obama",
    other: "argentina | milei | hungary | orban | israel | brazil | lula | trung quốc | bắc kinh | nga | moscow | putin | nhật bản | nhật | tokyo | pháp | macron | đức | berlin | anh | \
        vương quốc anh | london | italy | ý | tây ban nha | canada | mexico | ấn độ | đài loan | nicaragua | venezuela | niger | mali | burkina faso | burundi | philippines | \
        thổ nhĩ kỳ | iran | hàn quốc | triều tiên | australia | úc | new zealand | ukraine | ba lan | indonesia | việt nam | hà nội | afghanistan | taliban | na uy | thụy điển | \
        thụy sĩ | hà lan | bỉ | áo | bồ đào nha | nam phi | ai cập | saudi arabia | ả rập xê út | palau | panama | paraguay | uruguay | chile | colombia | peru | cuba | đan mạch | \
        phần lan | hy lạp | ireland | liên minh châu âu | EU | kenya | nigeria | ethiopia | malaysia | singapore | thái lan | lào | campuchia | pakistan | myanmar | vatican",
    breaks: "nhưng | trong khi | song | tuy nhiên | mặc dù | dù | vì | bởi | khi | sau khi | trước khi | rằng | mà | nơi | sau",
    and: "và | hoặc | cùng | hay",
    glue: "của | tổ chức | liên hợp quốc | lhq | các | những | quốc tế | khác | hàng chục | cơ quan | hiệp ước | hiệp định | công ước | chính thức | đã | sẽ | cả | khỏi",
    carriers: "trong đó có | bao gồm | gồm | như | đặc biệt là | kể cả",
    things: "trụ sở | cuộc họp",
    says: "dự báo | cho biết | nói | cảnh báo | ước tính | công bố | nhận định",
    nothing: "không chỉ | nước anh | anh ấy | anh ta | nước nga",
    ..NONE
};
