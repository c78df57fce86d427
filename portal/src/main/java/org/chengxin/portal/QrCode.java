package org.chengxin.portal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code (ISO/IEC 18004) as one path of SVG.
 *
 * @param viewBox the square it lies in, with its quiet zone
 * @param path    one unit square per dark module
 */
public record QrCode(String viewBox, String path) {

    private static final int QUIET_MODULES = 4;

    /** The code of a text. */
    public static QrCode of(String text) {
        BitMatrix modules = modules(text);
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++)
            for (int x = 0; x < modules.getWidth(); x++)
                if (modules.get(x, y))
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        return new QrCode("0 0 " + modules.getWidth() + " " + modules.getHeight(), path.toString());
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_MODULES,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("the text does not fit a QR code", tooLong);
        }
    }
}
