INSERT INTO [MediaType] VALUES (1, 'MPEG audio file');
INSERT INTO [MediaType] VALUES (2, 'Protected AAC audio file');
INSERT INTO [MediaType] VALUES (3, 'Protected MPEG-4 video file');
INSERT INTO [MediaType] VALUES (4, 'Purchased AAC audio file');
INSERT INTO [MediaType] VALUES (5, 'AAC audio file');
